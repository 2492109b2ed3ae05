using System.Text;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Spaces;

/// <summary>
/// Guards rights that live in git: <c>.roots/**</c>, offices, holders, visibility, readers and whatever changes who may read need
/// <see cref="Permission.ManageRoles"/>; how critical an office is, is said by those who see it on the map. Writing needs the space's rule too. Compares facts before and after, so no way of writing gets around it.
/// </summary>
public sealed class RightsGuard(Actor actor, Snapshot current)
{
    private readonly AccessView view = new(current, actor);

    /// <summary>Whether a page or attachment stands there that the actor may not read.</summary>
    public bool Hides(GitPath file) => PagePath.TryOf(file, out var path)
        ? current.Find(path) is { } entry && !view.CanRead(entry)
        : actor is not Actor.Host && !IsSettings(file) && current.Files.ContainsKey(file) && !view.CanRead(file);

    /// <summary>Says why a change may not be, or null.</summary>
    /// <param name="file">The file.</param>
    /// <param name="before">Its bytes now, or null.</param>
    /// <param name="after">Its bytes afterwards, or null.</param>
    public Problem? Check(GitPath file, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after)
    {
        if (actor is Actor.Host)
        {
            return null;
        }

        if (!view.Can(Permission.Write))
        {
            return new(ProblemCode.NotAllowed);
        }

        if (Hides(file))
        {
            return new(ProblemCode.NotFound);
        }

        if (!IsSettings(file) && current.Spaces.Of(file.Value) is var space && !view.CanWriteIn(space))
        {
            return view.Explain(space).Allows ? new(ProblemCode.NoWritingHere, null, space.Title ?? file.Value.Split('/')[0]) : new(ProblemCode.NotAllowed);
        }

        if (!PagePath.TryOf(file, out var path))
        {
            return file.Value == SpaceRules.File && after is { } rules && SpaceRules.Read(Encoding.UTF8.GetString(rules.Span)).Problem is { } bad ? bad
                : file.Value.StartsWith(OwnFiles.Templates, StringComparison.Ordinal) && view.Can(Permission.ManageTemplates) ? null
                : IsSettings(file) && !view.Can(Permission.ManageRoles) ? new(ProblemCode.NeedsManageRoles, null, file.Value)
                : after?.Length > Limits.AttachmentBytes ? new(ProblemCode.AttachmentTooLarge, null, Limits.AttachmentBytes / 1024 / 1024)
                : null;
        }

        var old = before is { } b ? PageFacts.Read(path, b.Span) : null;
        var now = after is { } a ? PageFacts.Read(path, a.Span) : null;
        if (after?.Length > Limits.PageBytes)
        {
            return new(ProblemCode.PageTooLarge, "markdown", Limits.PageBytes / 1024);
        }

        if (now is not null && (!now.IsText || after!.Value.Span.Contains((byte)0)))
        {
            return new(ProblemCode.NotText, "markdown");
        }

        if (now?.FrontMatterProblem is { } problem && old?.FrontMatterProblem is null)
        {
            return problem;
        }

        if (ChangesRights(path, old, now) && !view.Can(old is not null && now?.HasSameRightsButHolders(old) == true ? Permission.ManageTerms : Permission.ManageRoles) && !view.MayChangeInBranch(path, old, now) && !OffersOwnHelp(old, now))
        {
            return new(ProblemCode.NeedsManageRoles, null, path.Value);
        }

        // Whoever may say it on the map may write it into the file, and nobody else: it decides how loud the risk is.
        if (old?.Office is { } was && now?.Office is { } office && (was.Criticality, was.CriticalitySaid) != (office.Criticality, office.CriticalitySaid) && !view.Can(Permission.SeeKnowledgeMap, path))
        {
            return new(ProblemCode.CriticalityNeedsBoard, null, path.Value);
        }

        return old?.Handover is not null || now?.Handover is not null ? HandoverGuard.Check(view, current.Find(path), old?.Handover, now?.Handover, now?.Role) : null;
    }

    /// <summary>Says why a page may not move, or null: a move that changes who may read needs <see cref="Permission.ManageRoles"/>.</summary>
    /// <param name="from">The file that it leaves.</param>
    /// <param name="to">The file that it becomes.</param>
    /// <param name="after">The bytes there.</param>
    public Problem? CheckMove(GitPath from, GitPath to, ReadOnlyMemory<byte> after) =>
        !view.Can(Permission.ManageRoles) && PagePath.TryOf(from, out var old) && current.Find(old) is { } page && PagePath.TryOf(to, out var path)
        && current.ClassOf(page).Key != current.ClassOf(new(path, page.Blob, PageFacts.Read(path, after.Span))).Key
            ? new(ProblemCode.NeedsManageRoles, null, from.Value)
            : null;

    private static bool IsSettings(GitPath file) => file.Value.StartsWith('.') || file.Value.Contains("/.", StringComparison.Ordinal);

    // "Kann ich auch": a member may put their own name to an office as one who can do it too, which gives no right, and take it back.
    private bool OffersOwnHelp(PageFacts? old, PageFacts? now)
    {
        if (actor is not Actor.Member { PersonId: var me } || old?.Office is not { } was || now?.Office is not { } becomes || !now.HasSameRightsButHolders(old))
        {
            return false;
        }

        return was.Holders.Where(IsOther).SequenceEqual(becomes.Holders.Where(IsOther)) && becomes.Holders.Count(h => !IsOther(h)) <= 1;

        bool IsOther(RoleTerm term) => term.Person != me || term.Kind != HolderKind.Second;
    }

    // A new page may name a narrower circle than its surroundings, and a page may be deleted, unless it makes or ends an office.
    private bool ChangesRights(PagePath path, PageFacts? old, PageFacts? now)
    {
        if (old is null || now is null)
        {
            var only = (old ?? now)!;
            return only.Office is not null || only.Unit is not null || (now is not null && !view.CanReadClass(current.ClassOf(new(path, BlobId.Parse(new string('0', 40)), now))));
        }

        return !now.HasSameRights(old);
    }
}
