using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>Founds a wiki: its name and start page in git, its first administrator in the registry, and the office that keeps the wiki. What stands there already is kept.</summary>
public sealed class Founding(Wiki wiki, IStringLocalizer<SetupTexts> texts)
{
    /// <summary>Writes settings and start page and makes the first administrator.</summary>
    public async Task<Member> FoundAsync(string association, string name, string? email, string language, CancellationToken ct)
    {
        var person = new Person(PersonId.New(), name, email, null, null);
        await wiki.Persons.SavePersonAsync(person, ct);
        FileEdit[] edits =
        [
            new FileEdit.Transform(GitPath.Parse(WikiSettings.File), text => Settings(text ?? "", association, language)),
            .. WikiOffice.Edits(wiki.Snapshot, wiki.Templates, person.Id, language),
            new FileEdit.Transform(PagePath.Parse(WikiSettings.StartPage).File, text => text ?? (wiki.Snapshot.Resolve("") is null ? texts["StartPage", association].Value : null)),
        ];
        if (await wiki.Store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Settings, edits), ct) is CommitResult.Rejected(var problems))
        {
            throw new InvalidOperationException($"The settings were refused: {problems[0].Code}.");
        }

        var member = await wiki.Persons.AddMemberAsync(person.Id, name, isAdministrator: true, ct);
        await wiki.Persons.AuditAsync(PeopleSnapshot.ActorOf(member), "wiki-founded", null, ct);
        return member;
    }

    /// <summary>Ends a member who got no account after all, so that set-up can be tried again.</summary>
    public Task TakeBackAsync(Member member, CancellationToken ct) => wiki.Persons.ChangeMemberAsync(member.Id, isAdministrator: false, isActive: false, ct);

    // The file is plain YAML; the front matter splicer changes just the lines of these keys.
    private static string Settings(string yaml, string association, string language)
    {
        var text = "---\n" + yaml.TrimEnd('\n') + (yaml.Length > 0 ? "\n" : "") + "---\n";
        text = FrontMatter.SetScalar(text, "name", association);
        text = FrontMatter.Read(text).Scalar("language") is null ? FrontMatter.SetScalar(text, "language", language) : text;
        text = FrontMatter.Read(text).Scalar("time-zone") is null ? FrontMatter.SetScalar(text, "time-zone", "Europe/Berlin") : text;
        text = FrontMatter.Read(text).Scalar("open") is null ? FrontMatter.SetScalar(text, "open", "false") : text;
        return text["---\n".Length..text.LastIndexOf("---", StringComparison.Ordinal)];
    }
}
