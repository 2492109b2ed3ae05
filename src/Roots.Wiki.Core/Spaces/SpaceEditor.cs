using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.People;

namespace Roots.Wiki.Spaces;

/// <summary>What came of setting a space's rules.</summary>
public abstract record SpaceResult
{
    private SpaceResult() { }

    /// <summary>They hold.</summary>
    public sealed record Saved : SpaceResult;

    /// <summary>They would let in everybody who was kept out so far: to be asked once more. Nothing was saved.</summary>
    public sealed record WouldOpen : SpaceResult;

    /// <summary>They cannot be so. Nothing was saved.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : SpaceResult;
}

/// <summary>A space as the administration sees it. Immutable.</summary>
/// <param name="Space">Its rules.</param>
/// <param name="HasRules">Whether it has rules of its own; if not, it goes by those of all others.</param>
/// <param name="Pages">How many pages lie in it.</param>
public sealed record SpaceRow(Space Space, bool HasRules, int Pages);

/// <summary>Shows and changes the rules of the spaces: each change is one commit that touches the lines of one space. Safe to call from many threads.</summary>
public sealed class SpaceEditor(IPageStore store, IPersonRegistry persons)
{
    private static readonly GitPath File = GitPath.Parse(SpaceRules.File);

    /// <summary>Every top-level folder and every folder that has rules, in alphabetical order; what holds for all others first.</summary>
    public IReadOnlyList<SpaceRow> List()
    {
        var snapshot = store.Current;
        var counts = snapshot.Pages.Values.GroupBy(p => p.Path.Space, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var named = snapshot.Spaces.Named.Select(s => new SpaceRow(s, true, counts.Where(c => c.Key.Length > 0 && snapshot.Spaces.OfFolder(c.Key) == s).Sum(c => c.Value)));
        var plain = counts.Keys.Where(f => f.Length > 0 && snapshot.Spaces.OfFolder(f) == snapshot.Spaces.Others).Select(f => new SpaceRow(new(f, null, null, null), false, counts[f]));
        return [new(snapshot.Spaces.Others, true, counts.GetValueOrDefault("")), .. named.Concat(plain).OrderBy(r => r.Space.Title ?? r.Space.Folder, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Offices and groups that the rules name and that there are not (any more): such an entry lets nobody in.</summary>
    public IReadOnlyList<(Space Space, Circle Circle)> Dangling() =>
    [
        .. from space in store.Current.Spaces.Named.Prepend(store.Current.Spaces.Others)
           from circle in (space.Read?.Circles ?? []).Concat(space.Write?.Circles ?? []).Distinct()
           where !Exists(circle)
           select (space, circle),
    ];

    /// <summary>Sets the rules of a space.</summary>
    /// <param name="actor">Who sets them; needs <see cref="Permission.ManageRoles"/>.</param>
    /// <param name="space">The space; an empty folder means what holds for all others.</param>
    /// <param name="isSure">Whether to set them also where they open what was closed.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SpaceResult> SaveAsync(Actor actor, Space space, bool isSure, CancellationToken ct)
    {
        var snapshot = store.Current;
        if (!new AccessView(snapshot, actor).Can(Permission.ManageRoles))
        {
            return new SpaceResult.Rejected([new(ProblemCode.NotFound)]);
        }

        var known = snapshot.Spaces.Named.FirstOrDefault(s => s.Folder == space.Folder) ?? snapshot.Spaces.Others;
        var problems = Check(snapshot, space, known).ToList();
        if (problems.Count > 0)
        {
            return new SpaceResult.Rejected(problems);
        }

        if (!isSure && IsOpen(space.Read ?? (space.Folder.Length == 0 ? null : snapshot.Spaces.Others.Read)) && !IsOpen(snapshot.Spaces.ReadersOf(known)))
        {
            return new SpaceResult.WouldOpen();
        }

        return await CommitAsync(actor, text => SpacesText.Set(text ?? "", space), space.Folder, ct).ConfigureAwait(false);
    }

    /// <summary>Takes a space's own rules away: it goes by those of all others.</summary>
    /// <param name="actor">As above.</param>
    /// <param name="folder">The space.</param>
    /// <param name="isSure">As above.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SpaceResult> RemoveAsync(Actor actor, string folder, bool isSure, CancellationToken ct)
    {
        var spaces = store.Current.Spaces;
        if (!new AccessView(store.Current, actor).Can(Permission.ManageRoles) || spaces.Named.FirstOrDefault(s => s.Folder == folder) is not { } space)
        {
            return new SpaceResult.Rejected([new(ProblemCode.NotFound)]);
        }

        return !isSure && IsOpen(spaces.Others.Read) && !IsOpen(spaces.ReadersOf(space))
            ? new SpaceResult.WouldOpen()
            : await CommitAsync(actor, text => text is null ? null : SpacesText.Remove(text, folder), folder, ct).ConfigureAwait(false);
    }

    // No bound and "everybody" are the same: a page's own level alone decides then.
    private static bool IsOpen(CircleList? readers) => readers is null || readers.Names(CircleKind.Public);

    private IEnumerable<Problem> Check(Snapshot snapshot, Space space, Space known)
    {
        if (snapshot.Spaces.Problem is { } broken)
        {
            yield return broken;   // to be mended where it was broken, not written over
        }

        if (space.Title?.Length > Limits.NameLength)
        {
            yield return new(ProblemCode.TooLong, "title", Limits.NameLength);
        }
        else if (space.Title?.Any(char.IsControl) == true)
        {
            yield return new(ProblemCode.NotText, "title");
        }

        var isFolder = space.Folder.Length == 0 || snapshot.Spaces.Named.Any(s => s.Folder == space.Folder)
            || (snapshot.Pages.Keys.Any(p => p.Space == space.Folder) && snapshot.Spaces.OfFolder(space.Folder) == snapshot.Spaces.Others);
        if (!isFolder || Encoding.UTF8.GetByteCount(space.Folder) > PagePath.MaxBytes)
        {
            yield return new(ProblemCode.NotFound);
        }

        foreach (var (field, list, old) in new[] { ("read", space.Read, known.Read), ("write", space.Write, known.Write) })
        {
            if (list?.Circles.Any(c => !Exists(c) && old?.Circles.Contains(c) != true) == true || (field == "write" && list?.Names(CircleKind.Public) == true))
            {
                yield return new(ProblemCode.NotAnOption, field);
            }
        }
    }

    private bool Exists(Circle circle) => circle.Kind switch
    {
        CircleKind.Unknown => false,
        CircleKind.Group => persons.Current.Groups.ContainsKey(circle.Name!),
        CircleKind.Office => store.Current.Roles.Resolve(circle.Name!) is not null,
        _ => true,
    };

    private async Task<SpaceResult> CommitAsync(Actor actor, Func<string?, string?> change, string folder, CancellationToken ct)
    {
        try
        {
            var result = await store.CommitAsync(new(actor, ChangeKind.Settings, [new FileEdit.Transform(File, change)]), ct).ConfigureAwait(false);
            if (result is CommitResult.Rejected(var problems))
            {
                return new SpaceResult.Rejected(problems);
            }
        }
        catch (StoreUnavailableException e)
        {
            return new SpaceResult.Rejected([new(e.IsFull ? ProblemCode.StorageFull : ProblemCode.StorageUnavailable)]);
        }

        await persons.AuditAsync(actor, "space-rules-set", folder, ct).ConfigureAwait(false);
        return new SpaceResult.Saved();
    }
}
