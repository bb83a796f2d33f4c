-- Roles for `sitemode import --roles`.
--   sqlcmd -S SERVER -d SMS_CEN -E -W -s ";" -u -i roles.sql -o roles.csv
SET NOCOUNT ON;
SELECT SiteCode, ServerName, RoleName
FROM v_SystemResourceList
ORDER BY SiteCode, ServerName, RoleName;
