using Lucene.Net.Index;

namespace Roots.Wiki.Adapters.Search;

/// <summary>When the parts of an index are put together: after a save only small ones, so that nobody waits; large ones at rest.</summary>
internal static class MergeRules
{
    private const double QuickMegabytes = 2; // about 50 ms; a large merge took 1.2 s
    private const double AnyMegabytes = 5 * 1024;

    /// <summary>The rules of a new writer.</summary>
    public static MergePolicy Create() => new TieredMergePolicy { MaxMergedSegmentMB = AnyMegabytes };

    /// <summary>For a save: only small parts.</summary>
    public static void Hurry(IndexWriter writer) => Set(writer, QuickMegabytes);

    /// <summary>For a rebuild: any parts.</summary>
    public static void TakeTime(IndexWriter writer) => Set(writer, AnyMegabytes);

    /// <summary>Puts together what was left while it hurried.</summary>
    public static void CatchUp(IndexWriter writer)
    {
        TakeTime(writer);
        writer.MaybeMerge();
    }

    private static void Set(IndexWriter writer, double megabytes) => ((TieredMergePolicy)writer.Config.MergePolicy).MaxMergedSegmentMB = megabytes;
}
