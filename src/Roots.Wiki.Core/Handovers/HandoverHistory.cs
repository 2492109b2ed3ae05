using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Handovers;

/// <summary>What a version did to a handover.</summary>
public enum HandoverDeed
{
    /// <summary>Something else on the page.</summary>
    Other,
    /// <summary>It was started.</summary>
    Started,
    /// <summary>Who gives, takes, helps, or a day.</summary>
    Plan,
    /// <summary>A step was ticked.</summary>
    StepDone,
    /// <summary>A tick was taken back.</summary>
    StepOpen,
    /// <summary>The record was written on.</summary>
    Record,
    /// <summary>One side confirmed the record.</summary>
    Confirmed,
    /// <summary>The taker understood an answer.</summary>
    Understood,
    /// <summary>It was finished.</summary>
    Done,
    /// <summary>It was given up.</summary>
    Withdrawn,
}

/// <summary>A version of a handover's page and what it did. Immutable.</summary>
/// <param name="Version">The version.</param>
/// <param name="Deed">What it did.</param>
/// <param name="Step">The step, for a tick.</param>
public sealed record HandoverEvent(PageVersion Version, HandoverDeed Deed, HandoverStep? Step);

/// <summary>Says what happened to a handover by comparing each version with the one before.</summary>
public static class HandoverHistory
{
    /// <summary>The newest events, newest first; at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<HandoverEvent>> ReadAsync(IPageStore store, PagePath path, int count, CancellationToken ct)
    {
        var versions = await store.HistoryAsync(path.File, null, count + 1, ct).ConfigureAwait(false);
        var facts = new List<HandoverFacts?>();
        foreach (var version in versions)
        {
            var bytes = version.Blob is { } blob ? await store.ReadAsync(blob, ct).ConfigureAwait(false) : null;
            var text = bytes is { } read ? Encoding.UTF8.GetString(read.Span) : null;
            facts.Add(text is null ? null : HandoverFactsReader.Read(text, FrontMatter.Read(text)));
        }

        return [.. versions.Take(count).Select((v, i) => Between(v, i + 1 < facts.Count ? facts[i + 1] : null, facts[i]))];
    }

    private static HandoverEvent Between(PageVersion version, HandoverFacts? before, HandoverFacts? now)
    {
        if (before is null || now is null)
        {
            return new(version, now is null ? HandoverDeed.Other : HandoverDeed.Started, null);
        }

        var done = now.Ticked.Keys.Except(before.Ticked.Keys).Cast<HandoverStep?>().FirstOrDefault();
        var open = before.Ticked.Keys.Except(now.Ticked.Keys).Cast<HandoverStep?>().FirstOrDefault();
        var deed = now.State != before.State && now.State == HandoverState.Done ? HandoverDeed.Done
            : now.State != before.State && now.State == HandoverState.Withdrawn ? HandoverDeed.Withdrawn
            : done is not null ? HandoverDeed.StepDone
            : open is not null ? HandoverDeed.StepOpen
            : Enum.GetValues<HandoverSide>().Any(s => now.IsConfirmedBy(s) && !before.IsConfirmedBy(s)) ? HandoverDeed.Confirmed
            : PlanOf(now) != PlanOf(before) ? HandoverDeed.Plan
            : now.RecordKey != before.RecordKey ? HandoverDeed.Record
            : now.ReadBacks.Any(r => before.ReadBacks.GetValueOrDefault(r.Key) != r.Value) ? HandoverDeed.Understood
            : HandoverDeed.Other;
        return new(version, deed, deed == HandoverDeed.StepDone ? done : deed == HandoverDeed.StepOpen ? open : null);
    }

    private static HandoverPlan PlanOf(HandoverFacts facts) => new(facts.Giver, facts.Taker, facts.Helper, facts.Due, facts.Begins, facts.IsWithoutGiver);
}
