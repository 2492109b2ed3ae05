using Roots.Wiki.ForYou;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Registers;

/// <summary>What is listed over all offices.</summary>
public enum RegisterKind
{
    /// <summary>Contracts, subscriptions and insurances, by the next day on which they can be ended.</summary>
    Contracts,
    /// <summary>Keys, cards and what else opens doors.</summary>
    Keys,
    /// <summary>Accounts and log-ins: where the password lies and who can open it, never the password.</summary>
    Access,
    /// <summary>Things that the association owns or keeps.</summary>
    Inventory,
}

/// <summary>A column of a register.</summary>
public enum RegisterColumn
{
    /// <summary>What it is: the partner, the key, the service, the thing.</summary>
    What,
    /// <summary>What it is for.</summary>
    Purpose,
    /// <summary>The last day on which it can be ended.</summary>
    Notice,
    /// <summary>When it ends or is renewed.</summary>
    Ends,
    /// <summary>What it costs.</summary>
    Cost,
    /// <summary>Where it lies, or where the password is kept.</summary>
    Place,
    /// <summary>Who has it, or who can open it.</summary>
    Holder,
    /// <summary>Number or amount.</summary>
    Number,
    /// <summary>Whose it is, or in whose name it is.</summary>
    Owner,
    /// <summary>The second person who can get in.</summary>
    Second,
}

/// <summary>A question whose answer fills rows of a register.</summary>
/// <param name="Kind">The register.</param>
/// <param name="Columns">Which column of the question fills which of the register.</param>
public sealed record RegisterSource(RegisterKind Kind, IReadOnlyList<(string Id, RegisterColumn Column)> Columns);

/// <summary>Which questions fill which register. Pure; a new source is one line here, and the association's own tables of accounts or with a notice day count by themselves.</summary>
public static class RegisterSources
{
    private static readonly (string Id, RegisterColumn Column)[] Accounts =
    [
        ("dienst", RegisterColumn.What), ("wofuer", RegisterColumn.Purpose), ("verwahrt", RegisterColumn.Place), ("wer", RegisterColumn.Holder), ("laeuft-auf", RegisterColumn.Owner),
        ("zweite-person", RegisterColumn.Second),
    ];

    private static readonly Dictionary<string, RegisterSource> Known = new(StringComparer.Ordinal)
    {
        ["vertraege"] = Of(RegisterKind.Contracts, ("mit-wem", RegisterColumn.What), ("wofuer", RegisterColumn.Purpose), ("kuendigen", RegisterColumn.Notice), ("endet", RegisterColumn.Ends), ("kosten", RegisterColumn.Cost), ("wo", RegisterColumn.Place)),
        ["versicherungen"] = Of(RegisterKind.Contracts, ("ueber-wen", RegisterColumn.What), ("was", RegisterColumn.Purpose), ("nummer", RegisterColumn.Number), ("wo", RegisterColumn.Place)),
        ["haus-versicherung"] = Of(RegisterKind.Contracts, ("wo", RegisterColumn.What), ("was", RegisterColumn.Purpose), ("nummer", RegisterColumn.Number)),
        ["haus-flaechen"] = Of(RegisterKind.Contracts, ("was", RegisterColumn.What), ("art", RegisterColumn.Purpose), ("kuendigen", RegisterColumn.Notice), ("bis", RegisterColumn.Ends), ("vertrag", RegisterColumn.Place)),
        ["it-anbieter"] = Of(RegisterKind.Contracts, ("anbieter", RegisterColumn.What), ("verlaengerung", RegisterColumn.Ends), ("nummer", RegisterColumn.Number), ("bezahlt", RegisterColumn.Cost)),
        ["bild-lizenzen"] = Of(RegisterKind.Contracts, ("was", RegisterColumn.What), ("bis", RegisterColumn.Ends), ("kosten", RegisterColumn.Cost)),
        ["schluessel"] = Of(RegisterKind.Keys, ("was", RegisterColumn.What), ("wo", RegisterColumn.Place), ("wer", RegisterColumn.Holder), ("nummer", RegisterColumn.Number)),
        ["schaukaesten"] = Of(RegisterKind.Keys, ("wo", RegisterColumn.What), ("schluessel", RegisterColumn.Holder)),
        ["archiv"] = Of(RegisterKind.Keys, ("was", RegisterColumn.What), ("wo", RegisterColumn.Place), ("schluessel", RegisterColumn.Holder)),
        ["haus-schluesselbuch"] = Of(RegisterKind.Keys, ("", RegisterColumn.Place)),
        ["zugaenge"] = new(RegisterKind.Access, Accounts),
        ["it-dienste"] = Of(RegisterKind.Access, ("dienst", RegisterColumn.What), ("wofuer", RegisterColumn.Purpose), ("admin", RegisterColumn.Holder)),
        ["passwort-tresor"] = Of(RegisterKind.Access, ("", RegisterColumn.Place)),
        ["it-geraete"] = Of(RegisterKind.Inventory, ("geraet", RegisterColumn.What), ("wo", RegisterColumn.Place), ("wer", RegisterColumn.Holder)),
        ["abteilung-sachen"] = Of(RegisterKind.Inventory, ("was", RegisterColumn.What), ("wie-viele", RegisterColumn.Number), ("wo", RegisterColumn.Place)),
        ["foerdermittel-anschaffungen"] = Of(RegisterKind.Inventory, ("was", RegisterColumn.What), ("foerderer", RegisterColumn.Purpose), ("bis", RegisterColumn.Ends), ("wo", RegisterColumn.Place)),
        ["projekt-gekauft"] = Of(RegisterKind.Inventory, ("was", RegisterColumn.What), ("bis", RegisterColumn.Ends), ("wo", RegisterColumn.Place)),
        ["material-fremdes"] = Of(RegisterKind.Inventory, ("was", RegisterColumn.What), ("wem", RegisterColumn.Owner), ("wo", RegisterColumn.Place)),
        ["material-liste"] = Of(RegisterKind.Inventory, ("", RegisterColumn.Place)),
        ["material-verliehen"] = Of(RegisterKind.Inventory, ("", RegisterColumn.Place)),
        ["material-garantie"] = Of(RegisterKind.Inventory, ("", RegisterColumn.Place)),
    };

    /// <summary>The questions of the page of one contract (T24), which make one row together.</summary>
    internal static IReadOnlyList<(string Id, RegisterColumn Column)> ContractPage { get; } =
    [
        ("vertrag-mit-wem", RegisterColumn.What), ("vertrag-wofuer", RegisterColumn.Purpose), ("vertrag-kuendigen", RegisterColumn.Notice), ("vertrag-ende", RegisterColumn.Ends),
        ("vertrag-kosten", RegisterColumn.Cost), ("vertrag-nummer", RegisterColumn.Number), ("vertrag-original", RegisterColumn.Place),
    ];

    /// <summary>The register that a question fills; null for none.</summary>
    public static RegisterSource? Find(Question question) =>
        Known.GetValueOrDefault(question.Id)
        ?? (question.Type is AccessQuestion ? new(RegisterKind.Access, Accounts)
            : question.Type.Input == InputKind.Rows && question.Columns.FirstOrDefault(NoticeDaysDue.IsNotice) is { } notice
                ? new(RegisterKind.Contracts, [.. question.Columns.Where(c => c != notice).Take(1).Select(c => (c.Id, RegisterColumn.What)), (notice.Id, RegisterColumn.Notice)])
                : null);

    /// <summary>The columns of a register in order.</summary>
    public static IReadOnlyList<RegisterColumn> ColumnsOf(RegisterKind kind) => kind switch
    {
        RegisterKind.Contracts => [RegisterColumn.Notice, RegisterColumn.What, RegisterColumn.Purpose, RegisterColumn.Ends, RegisterColumn.Cost, RegisterColumn.Place],
        RegisterKind.Keys => [RegisterColumn.What, RegisterColumn.Place, RegisterColumn.Holder, RegisterColumn.Number],
        RegisterKind.Access => [RegisterColumn.What, RegisterColumn.Purpose, RegisterColumn.Place, RegisterColumn.Holder, RegisterColumn.Second],
        _ => [RegisterColumn.What, RegisterColumn.Number, RegisterColumn.Place, RegisterColumn.Holder, RegisterColumn.Owner],
    };

    private static RegisterSource Of(RegisterKind kind, params (string Id, RegisterColumn Column)[] columns) => new(kind, columns);
}
