-- Clients for `sitemode import --clients`, a row a client, without names of computers or users. Primary sites without
-- clients get a row of their own, so that they count as empty and not as unknown.
--   sqlcmd -S SERVER -d SMS_CEN -E -W -s ";" -u -i clients.sql -o clients.csv
SET NOCOUNT ON;
SELECT site.SiteCode, client.ResourceID, client.Client0, client.Obsolete0, client.Client_Version0,
       client.Operating_System_Name_and0
FROM v_Site AS site
LEFT JOIN v_RA_System_SMSAssignedSites AS assigned ON assigned.SMS_Assigned_Sites0 = site.SiteCode
LEFT JOIN v_R_System AS client ON client.ResourceID = assigned.ResourceID
WHERE site.Type = 2
ORDER BY site.SiteCode, client.ResourceID;
