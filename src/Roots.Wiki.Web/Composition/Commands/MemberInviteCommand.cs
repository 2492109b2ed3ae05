using System.Globalization;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Makes an invitation link.</summary>
public sealed class MemberInviteCommand : ICommand
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <inheritdoc/>
    public string Words => "member invite";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        await using var wiki = await OfflineWiki.FindAsync(line, ct);
        using var people = wiki.OpenPeople();
        var until = wiki.Parts.Clock.GetUtcNow() + Lifetime;
        var administers = line["administrator"] is "ja" or "yes" or "true";
        var (_, secret) = await people.Links.CreateAsync(new("", LinkPurpose.Invitation, null, null, null, administers, null, until, null, false), ct);
        await people.Persons.AuditAsync(Actor.Host.Instance, administers ? "invited-administrator" : "invited", null, ct);
        await Console.Error.WriteLineAsync(ConsoleTexts.Say("InvitationMade", until.ToString("d", CultureInfo.CurrentCulture)));
        await output.WriteLineAsync($"{await wiki.AddressAsync(ct)}/-/invitation/{secret}");
        return 0;
    }
}
