namespace Roots.Wiki.Web.Features.Fill;

/// <summary>A row of a table answer as a card. Immutable.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Fields">Texts by column id.</param>
/// <param name="Main">The columns asked at once.</param>
/// <param name="More">The others, under "Mehr Angaben".</param>
/// <param name="HasFocus">Whether the first field of this row gets the focus.</param>
public sealed record RowView(int Index, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<(string Id, string Label)> Main, IReadOnlyList<(string Id, string Label)> More, bool HasFocus)
{
    public static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>();

    /// <summary>What stands before the names of the question's fields.</summary>
    public string Prefix { get; init; } = "";

    public bool HasMore => More.Any(c => Of(c.Id).Length > 0);

    public string Of(string column) => Fields.GetValueOrDefault(column, "");

    public string Name(string column) => $"{Prefix}Rows[{Index}][{column}]";

    public string Id(int field) => $"{Prefix.Replace('.', '_')}Rows_{Index}__{field}";
}
