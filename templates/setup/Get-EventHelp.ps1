<#
.SYNOPSIS
Opens, or prints, what the knowledge base says about an event.

.DESCRIPTION
Takes events from Get-WinEvent, or a source and an ID. Nothing is sent anywhere but to the site below, whose address
gets the source and the ID of the event and nothing else of it.

.EXAMPLE
Get-WinEvent -LogName Application -MaxEvents 1 | Get-EventHelp

.EXAMPLE
Get-EventHelp Backup 1001 -Text -Language de
#>
function Get-EventHelp {
    [CmdletBinding(DefaultParameterSetName = 'Named')]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Named', ValueFromPipelineByPropertyName)]
        [Alias('ProviderName')]
        [string] $Source,

        [Parameter(Mandatory, Position = 1, ParameterSetName = 'Named', ValueFromPipelineByPropertyName)]
        [Alias('Id', 'EventID')]
        [long] $Number,

        # Prints the article instead of opening a browser.
        [switch] $Text,

        [ValidatePattern('^[a-z]{2}$')]
        [string] $Language = (Get-UICulture).TwoLetterISOLanguageName,

        # Where the knowledge base stands.
        [uri] $Site = '@SITE@'
    )
    process {
        $id = $Number -band 0xFFFF
        $slug = ($Source.ToLowerInvariant() -replace '[^a-z0-9]+', '-').Trim('-')
        if ($Text) {
            foreach ($one in $Language, 'en') {
                try {
                    return Invoke-RestMethod -Uri ([uri]::new($Site, "$one/$slug/$id/index.md")) -ErrorAction Stop
                } catch {
                    Write-Verbose "$one/$slug/$id is not there: $_"
                }
            }
            Write-Error "The knowledge base at $Site has no event $Source $id."
        } else {
            $query = 'EvtSrc={0}&EvtID={1}' -f [uri]::EscapeDataString($Source), $id
            Start-Process ([uri]::new($Site, "go/?$query")).AbsoluteUri
        }
    }
}
