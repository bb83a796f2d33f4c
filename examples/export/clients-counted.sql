-- The same as clients.sql, counted by the database: a row a site, for `sitemode import --clients`, too. Where no client is
-- known to be of a kind, but of some nothing is known, the count is unknown.
--   sqlcmd -S SERVER -d SMS_CEN -E -W -s ";" -u -i clients-counted.sql -o clients.csv
SET NOCOUNT ON;
SELECT site.SiteCode,
       COUNT(DISTINCT client.ResourceID) AS clients,
       CASE WHEN COUNT(CASE WHEN client.Client_Version0 LIKE '2.50%' THEN 1 END) = 0
             AND COUNT(CASE WHEN client.ResourceID IS NOT NULL AND ISNULL(client.Client_Version0, '') NOT LIKE '[45].%'
                            THEN 1 END) > 0 THEN 'unknown'
            ELSE CAST(COUNT(DISTINCT CASE WHEN client.Client_Version0 LIKE '2.50%' THEN client.ResourceID END)
                      AS varchar(10)) END AS sms2003_clients,
       CASE WHEN COUNT(CASE WHEN client.Operating_System_Name_and0 LIKE '% 5.0' THEN 1 END) = 0
             AND COUNT(CASE WHEN client.ResourceID IS NOT NULL AND ISNULL(client.Operating_System_Name_and0, '') = ''
                            THEN 1 END) > 0 THEN 'unknown'
            ELSE CAST(COUNT(DISTINCT CASE WHEN client.Operating_System_Name_and0 LIKE '% 5.0' THEN client.ResourceID END)
                      AS varchar(10)) END AS win2000_clients
FROM v_Site AS site
LEFT JOIN v_RA_System_SMSAssignedSites AS assigned ON assigned.SMS_Assigned_Sites0 = site.SiteCode
LEFT JOIN v_R_System AS client
       ON client.ResourceID = assigned.ResourceID AND client.Client0 = 1 AND ISNULL(client.Obsolete0, 0) = 0
WHERE site.Type = 2
GROUP BY site.SiteCode
ORDER BY site.SiteCode;
