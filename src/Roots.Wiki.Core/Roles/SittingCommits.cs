using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Makes one commit out of drafts of one office, and deletes each draft whose answer is in.</summary>
internal sealed class SittingCommits(IPageStore store, IDraftStore drafts, PhotoDesk photos, Func<TemplateCatalog> catalog, TimeProvider clock)
{
    public async Task<SittingResult> CommitAsync(Actor actor, PagePath page, IReadOnlyList<Draft> own, CancellationToken ct)
    {
        var snapshot = store.Current;
        var access = new SittingAccess(snapshot, actor, catalog());
        if (access.Role(page) is not { } role)
        {
            return new SittingResult.NotFound();
        }

        var knowledge = new RoleKnowledge(role, access.View, catalog());
        var mine = own.Where(d => catalog().Question(d.Question) is not { } q || knowledge.CanAnswer(q)).ToList();
        if (mine.Count == 0)
        {
            return new SittingResult.Nothing();
        }

        var (writes, pictures) = (new List<AnswerWrite>(), new List<FileEdit>());
        foreach (var draft in mine)
        {
            var question = catalog().Question(draft.Question);
            var text = await photos.PlaceAsync(draft, question, knowledge.PageFor(draft.Question, question), knowledge.Find(draft.Question)?.Text ?? "", snapshot, pictures, ct).ConfigureAwait(false);
            writes.Add(new(draft.Question, text, draft.State, draft.Reason, draft.BaseText));
        }

        var edits = knowledge.Edit(writes, catalog().Question, snapshot.Settings.Today(clock));
        var result = await store.CommitAsync(new(actor, ChangeKind.Answer, [.. edits.Files, .. pictures]), ct).ConfigureAwait(false);
        switch (result)
        {
            case CommitResult.Rejected(var problems):
                return new SittingResult.Rejected(problems);
            case CommitResult.Conflict:
                return new SittingResult.InWiki(null, [], [.. mine.Select(d => d.Question)]);
        }

        // The commit is durable: a client that went away meanwhile must not keep the drafts from being deleted.
        var saved = mine.Where(d => !edits.Clashes.Contains(d.Question)).ToList();
        foreach (var draft in saved)
        {
            if (await drafts.DeleteAsync(draft, CancellationToken.None).ConfigureAwait(false))
            {
                await photos.ForgetAsync(AnswerPhotos.Split(draft.Text).Photos, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return new SittingResult.InWiki((result as CommitResult.Committed)?.Version, [.. saved.Select(d => d.Question)], edits.Clashes);
    }
}
