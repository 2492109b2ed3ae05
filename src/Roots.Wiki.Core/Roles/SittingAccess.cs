using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>
/// Who may answer what: a member for every office whose level "amt" they may read, and there the questions whose answers
/// they may read; a guest the quick start of their office. Null means that it does not exist for the actor.
/// </summary>
internal sealed class SittingAccess(Snapshot snapshot, Actor actor, TemplateCatalog catalog)
{
    public AccessView View { get; } = new(snapshot, actor);

    public Role? Role(PagePath path) =>
        (snapshot.Roles.Find(path) ?? (snapshot.Find(path) is { } page ? Roles.Role.OfPage(page, catalog) : null)) is { } role && MayAnswer(role) ? role : null;

    public Template? Template(Role role, string id) =>
        catalog.TemplatesOf(role).FirstOrDefault(t => t.Id == id) is { } template && (actor is not Actor.Guest || template.Kind == TemplateKind.QuickStart) ? template : null;

    public bool MayAnswer(Role role, Question question) => actor is Actor.Guest || new RoleKnowledge(role, View, catalog).CanAnswer(question);

    public Question? Question(Role role, string id) =>
        role.Facts.Templates.Select(t => Template(role, t)).OfType<Template>().SelectMany(t => t.Questions).FirstOrDefault(q => q.Id == id) is { } question && MayAnswer(role, question) ? question : null;

    public bool MayAnswer(Role role) => actor switch
    {
        Actor.Guest guest => guest.Role == role.Path,
        Actor.Member when role.IsPage => View.CanRead(role.Page) && View.CanWrite(role.Path),
        Actor.Member => View.CanReadClass(new(Visibility.Office, role.Path)) && View.CanWrite(role.Path),
        _ => false,
    };
}
