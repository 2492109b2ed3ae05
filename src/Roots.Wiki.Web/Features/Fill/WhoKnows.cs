using Roots.Wiki.Clarifications;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>"Wer könnte das wissen?": who can be asked about a question that somebody could not answer. A guest sees no names. Immutable.</summary>
/// <param name="Question">The question.</param>
/// <param name="Language">Of its words.</param>
/// <param name="Offices">Offices to choose from.</param>
/// <param name="People">Members to choose from.</param>
public sealed record WhoKnows(Question Question, string Language, IReadOnlyList<Role> Offices, IReadOnlyList<Member> People)
{
    private const string OfficeMark = "office:", PersonMark = "person:";

    /// <summary>Before the names of the fields.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What was chosen and typed.</summary>
    public (string To, string Text) Sent { get; init; } = ("", "");

    public string? Error { get; init; }

    public bool IsGuest { get; init; }

    /// <summary>Whether it is shown at once.</summary>
    public bool IsOpen { get; init; }

    public static WhoKnows? Of(Wiki wiki, Actor actor, Role role, string? questionId, string language)
    {
        if (role.IsPage || questionId is null || wiki.Templates.Question(questionId) is not { } question)
        {
            return null;
        }

        var view = wiki.AccessOf(actor);
        var isMember = actor is Actor.Member && view.CanReadClass(new(Visibility.Office, role.Path));
        return new(
            question, language,
            isMember ? [.. view.Snapshot.Roles.All.Where(r => r.Path != role.Path && view.CanRead(r.Page))] : [],
            isMember ? [.. wiki.Persons.Current.Members.Values.Where(m => m.IsActive && m.Person != actor.Person).OrderBy(m => m.DisplayName, StringComparer.CurrentCulture)] : [])
        {
            IsGuest = !isMember,
        };
    }

    /// <summary>What a form says about who could know.</summary>
    public WhoKnows With(IFormCollection form, string? error = null) => this with { Sent = (form[Prefix + "Who"].ToString(), form[Prefix + "WhoText"].ToString()), Error = error };

    /// <summary>What the desk is asked.</summary>
    public ClarificationInput InputFor(Role role) => new(
        ClarificationKind.Unknown, role.Path, Question.Id, Sent.Text,
        !IsGuest && Sent.To.StartsWith(OfficeMark, StringComparison.Ordinal) && PagePath.TryParse(Sent.To[OfficeMark.Length..], out var office) ? office : null,
        !IsGuest && Sent.To.StartsWith(PersonMark, StringComparison.Ordinal) && PersonId.TryParse(Sent.To[PersonMark.Length..], out var person) ? person : null);

    public static string ValueOf(Role office) => OfficeMark + office.Path;

    public static string ValueOf(Member member) => PersonMark + member.Person;
}
