-- The same as clients.sql, counted by the database: a row a site, for `sitemode import --clients`, too.
--   sqlcmd -S SERVER -d SMS_CEN -E -W -s ";" -u -i clients-counted.sql -o clients.csv
SET NOCOUNT ON;
SELECT site.SiteCode,
       COUNT(DISTINCT client.ResourceID) AS clients,
       COUNT(DISTINCT CASE WHEN client.Client_Version0 LIKE '2.50%' THEN client.ResourceID END) AS sms2003_clients,
       COUNT(DISTINCT CASE WHEN client.Operating_System_Name_and0 LIKE '% 5.0' THEN client.ResourceID END)
           AS win2000_clients
FROM v_Site AS site
LEFT JOIN v_RA_System_SMSAssignedSites AS assigned ON assigned.SMS_Assigned_Sites0 = site.SiteCode
LEFT JOIN v_R_System AS client
       ON client.ResourceID = assigned.ResourceID AND client.Client0 = 1 AND ISNULL(client.Obsolete0, 0) = 0
WHERE site.Type = 2
GROUP BY site.SiteCode
ORDER BY site.SiteCode;
