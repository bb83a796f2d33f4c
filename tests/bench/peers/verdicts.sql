-- The verdict of every site of a generated CSV file. Usage: sqlite3 :memory: -cmd '.import --csv IN.csv input' < verdicts.sql
CREATE TABLE sites AS
    SELECT code, parent, CASE type WHEN 'secondary' THEN parent ELSE code END AS unit,
           native_ready = 'no' OR pki = 'no' OR sms2003_clients + 0 > 0 OR mode = 'mixed' OR "require" = 'mixed' AS against,
           internet_clients + 0 > 0 OR mode = 'native' OR "require" = 'native' AS demand
    FROM input;
CREATE INDEX by_parent ON sites (parent) WHERE code = unit;
CREATE INDEX by_code ON sites (code);
CREATE TABLE mixed (unit TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE native (unit TEXT PRIMARY KEY) WITHOUT ROWID;
WITH RECURSIVE found (unit) AS (
    SELECT unit FROM sites WHERE against
    UNION SELECT sites.code FROM found JOIN sites ON sites.parent = found.unit WHERE sites.code = sites.unit)
INSERT INTO mixed SELECT unit FROM found;
WITH RECURSIVE found (unit) AS (
    SELECT unit FROM sites WHERE demand
    UNION SELECT sites.parent FROM found JOIN sites ON sites.code = found.unit WHERE sites.parent <> '')
INSERT INTO native SELECT unit FROM found;
.mode list
.separator ,
SELECT code, CASE WHEN mixed.unit IS NULL THEN CASE WHEN native.unit IS NULL THEN 'open' ELSE 'native' END
                  ELSE CASE WHEN native.unit IS NULL THEN 'mixed' ELSE 'conflict' END END
FROM sites LEFT JOIN mixed USING (unit) LEFT JOIN native USING (unit) ORDER BY sites.rowid;
