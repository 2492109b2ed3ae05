using System.ComponentModel.DataAnnotations;

namespace Roots.Wiki.Web.Composition;

/// <summary>The settings of the section <c>Roots</c>: <c>appsettings.json</c>, environment <c>Roots__…</c>, command line.</summary>
public sealed class RootsOptions
{
    /// <summary>The data folder; empty for the user's application data.</summary>
    public string? Data { get; set; }

    /// <summary>A git repository of Markdown to take over once and serve at <c>/</c> in this run.</summary>
    public string? Open { get; set; }

    /// <summary>Show the sample association in a throw-away data folder.</summary>
    public bool Demo { get; set; }

    /// <summary>The web servers in front whose word on a request's address and scheme is believed: addresses and networks; empty for none.</summary>
    public string? Proxies { get; set; }

    /// <summary>Names under which the wiki answers besides its proven address, numbers and names of the own network.</summary>
    public string? Hosts { get; set; }

    /// <summary>Minutes after which a sitting at rest is put into the wiki; 1 to 1440.</summary>
    [Range(1, 1440)]
    public double SittingRestMinutes { get; set; } = Limits.SittingRest.TotalMinutes;
}
