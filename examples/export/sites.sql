-- Sites for `sitemode import --sites`. Reads views only: the database role smsschm_users or db_datareader is enough.
--   sqlcmd -S SERVER -d SMS_CEN -E -W -s ";" -u -i sites.sql -o sites.csv
SET NOCOUNT ON;
SELECT SiteCode, SiteName, ReportingSiteCode, Type, Status, Version, BuildNumber, ServerName
FROM v_Site
ORDER BY SiteCode;
