using System.Globalization;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Makes a link by which a member chooses a new password and one that signs in at once, and takes the second step away: the way back in when nobody else can help.</summary>
public sealed class MemberResetCommand : ICommand
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public string Words => "member reset";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        var wanted = line["member"] ?? throw new CommandFailedException(ConsoleTexts.Say("NeedsOption", "member"));
        await using var wiki = await OfflineWiki.FindAsync(line, ct);
        using var people = wiki.OpenPeople();
        var member = MemberNames.Find(people.Persons.Current, wanted);
        var until = wiki.Parts.Clock.GetUtcNow() + Lifetime;
        if (await people.RemoveSecondStepAsync(member.Id, ct))
        {
            await Console.Error.WriteLineAsync(ConsoleTexts.Say("SecondStepTaken"));
        }

        var (_, door) = await people.Links.CreateAsync(new("", LinkPurpose.Slip, null, null, member.Person, false, null, until, null, false), ct);
        var (_, secret) = await people.Links.CreateAsync(new("", LinkPurpose.Reset, null, null, member.Person, false, null, until, null, false), ct);
        await people.Persons.AuditAsync(Actor.Host.Instance, "reset-link-made", member.Id.Value, ct);
        await Console.Error.WriteLineAsync(ConsoleTexts.Say("ResetMade", until.ToString("g", CultureInfo.CurrentCulture)));
        await output.WriteLineAsync($"{await wiki.AddressAsync(ct)}/-/reset/{secret}");
        await Console.Error.WriteLineAsync(ConsoleTexts.Say("SignInMade"));
        await output.WriteLineAsync($"{await wiki.AddressAsync(ct)}/-/sign-in/link/{door}");
        return 0;
    }
}
