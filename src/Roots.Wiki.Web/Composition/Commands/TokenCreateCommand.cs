using Roots.Wiki.People;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Makes an API token and prints it once.</summary>
public sealed class TokenCreateCommand : ICommand
{
    /// <inheritdoc/>
    public string Words => "token create";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        var name = line["name"] ?? throw new CommandFailedException(ConsoleTexts.Say("NeedsOption", "name"));
        var scope = (line["scope"] ?? "read") switch
        {
            "read" => TokenScope.Read,
            "write" => TokenScope.Write,
            "admin" => TokenScope.Admin,
            _ => throw new CommandFailedException(ConsoleTexts.Say("NotAScope")),
        };
        await using var wiki = await OfflineWiki.FindAsync(line, ct);
        using var people = wiki.OpenPeople();
        var member = line["member"] is { } wanted ? MemberNames.Find(people.Persons.Current, wanted).Id : null;
        var secret = await people.Tokens.CreateAsync(name, member, scope, ct);
        await people.Persons.AuditAsync(Actor.Host.Instance, "token-made", member?.Value, ct);
        await Console.Error.WriteLineAsync(ConsoleTexts.Say("TokenMade", name));
        await output.WriteLineAsync(secret);
        return 0;
    }
}
