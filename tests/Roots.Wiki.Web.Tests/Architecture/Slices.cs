using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Roots.Wiki.Web.Tests.Architecture;

/// <summary>The folders below a namespace, and which of them know each other: bodies of methods, closures and views included.</summary>
internal sealed class Slices
{
    private const string Views = "AspNetCoreGeneratedDocument.Features_";
    private readonly List<(string From, string To, string What)> arrows;

    private Slices(string root, IEnumerable<IType> types)
    {
        var known = types.Select(type => (Type: type, Slice: SliceOf(root, type.FullName))).Where(pair => pair.Slice is not null).ToList();
        Names = [.. known.Select(pair => pair.Slice!).Distinct().Order(StringComparer.Ordinal)];
        arrows =
        [
            .. from pair in known
               from dependency in pair.Type.Dependencies
               let to = SliceOf(root, dependency.Target.FullName)
               where to is not null && to != pair.Slice
               select (pair.Slice!, to, $"{pair.Type.FullName} knows {dependency.Target.FullName}"),
        ];
    }

    /// <summary>The folders that hold at least one type; empty would mean that a rule about them says nothing.</summary>
    public IReadOnlyList<string> Names { get; }

    public static Slices Below(string root, Assembly assembly) =>
        new(root, new ArchLoader().LoadAssemblies(assembly).Build().Types);

    /// <summary>Each piece of knowledge that crosses from one folder into another.</summary>
    public IReadOnlyList<string> Crossings(Func<string, string, bool> isAllowed) =>
        [.. arrows.Where(arrow => !isAllowed(arrow.From, arrow.To)).Select(arrow => arrow.What).Distinct().Order(StringComparer.Ordinal)];

    private static string? SliceOf(string root, string fullName)
    {
        if (root.EndsWith(".Features", StringComparison.Ordinal) && fullName.StartsWith(Views, StringComparison.Ordinal))
        {
            return fullName[Views.Length..].Split('_')[0] is { Length: > 0 } feature ? feature : null;
        }

        // A type of the root itself belongs to no folder.
        return fullName.StartsWith(root + ".", StringComparison.Ordinal) && fullName[(root.Length + 1)..].Split('.') is { Length: > 1 } parts ? parts[0] : null;
    }
}
