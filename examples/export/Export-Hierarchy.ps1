# Exports what `sitemode import` reads from the SMS Provider of a Configuration Manager 2007 site server.
# It only reads. Run it as a user with read permission for sites, site systems and collections' resources in the
# console, on any machine that reaches the provider by WMI; Windows PowerShell 2.0 is enough. Best at the central
# site: it knows all of the hierarchy, a site below it only what reports to it.
#
#   .\Export-Hierarchy.ps1 -Provider SMS-CEN-01 -SiteCode CEN -Folder C:\Export

param(
    [Parameter(Mandatory = $true)] [string] $Provider,
    [Parameter(Mandatory = $true)] [string] $SiteCode,
    [string] $Folder = '.'
)

$ErrorActionPreference = 'Stop'
$namespace = "root\sms\site_$SiteCode"

function Get-Sms([string] $query) {
    Get-WmiObject -ComputerName $Provider -Namespace $namespace -Query $query
}

function Export-To([string] $name) {
    # Unicode keeps names of sites as they are; without it Export-Csv writes ASCII.
    $input | Export-Csv -Path (Join-Path $Folder $name) -NoTypeInformation -Encoding Unicode
}

Get-Sms 'SELECT * FROM SMS_Site' |
    Select-Object SiteCode, SiteName, ReportingSiteCode, Type, Status, Version, BuildNumber, ServerName |
    Export-To 'sites.csv'

# FileType 1: what a site runs with, not what was proposed to it.
Get-Sms "SELECT * FROM SMS_SCI_Component WHERE FileType = 1 AND ComponentName = 'SMS_SITE_COMPONENT_MANAGER'" |
    ForEach-Object {
        $component = $_
        $component.Get() # fills lazy properties
        foreach ($property in $component.Props) {
            if ($property.PropertyName -ne 'IISSSLState') { continue }
            New-Object PSObject -Property @{
                SiteCode = $component.SiteCode; ComponentName = $component.ComponentName
                FileType = $component.FileType; PropertyName = $property.PropertyName; Value = $property.Value
            }
        }
    } |
    Select-Object SiteCode, ComponentName, FileType, PropertyName, Value |
    Export-To 'modes.csv'

Get-Sms 'SELECT * FROM SMS_SystemResourceList' |
    Select-Object SiteCode, ServerName, RoleName |
    Export-To 'roles.csv'

Get-Sms 'SELECT * FROM SMS_DistributionPointInfo' |
    Select-Object SiteCode, ServerName, BitsEnabled, IsPeerDP, NALPath |
    Export-To 'distribution-points.csv'

# No names of computers or users: an id is enough to count each client once.
Get-Sms 'SELECT ResourceId, Client, Obsolete, ClientVersion, OperatingSystemNameandVersion, SMSAssignedSites FROM SMS_R_System' |
    ForEach-Object {
        $resource = $_
        foreach ($assigned in $resource.SMSAssignedSites) {
            New-Object PSObject -Property @{
                SiteCode = $assigned; ResourceID = $resource.ResourceId; Client = $resource.Client
                Obsolete = $resource.Obsolete; ClientVersion = $resource.ClientVersion
                OperatingSystemNameandVersion = $resource.OperatingSystemNameandVersion
            }
        }
    } |
    Select-Object SiteCode, ResourceID, Client, Obsolete, ClientVersion, OperatingSystemNameandVersion |
    Export-To 'clients.csv'
