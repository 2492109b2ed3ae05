namespace Roots.Wiki.Handovers;

/// <summary>The tables of the record (T33, parts A to G).</summary>
public enum RecordPart
{
    /// <summary>A: papers and files.</summary>
    Papers,
    /// <summary>B: keys and cards.</summary>
    Keys,
    /// <summary>C: devices and inventory.</summary>
    Devices,
    /// <summary>D: bank accounts and authority.</summary>
    Accounts,
    /// <summary>E: logins.</summary>
    Access,
    /// <summary>F: contracts and deadlines.</summary>
    Contracts,
    /// <summary>G: what is under way, and promises.</summary>
    Running,
}

/// <summary>What became of a thing on the record.</summary>
public enum RecordState
{
    /// <summary>Nobody has said yet.</summary>
    Open,
    /// <summary>Übergeben.</summary>
    Given,
    /// <summary>Fehlt.</summary>
    Missing,
    /// <summary>Folgt bis.</summary>
    Follows,
}

/// <summary>What was done with data on private devices.</summary>
public enum PrivateData
{
    /// <summary>Nobody has said yet.</summary>
    Open,
    /// <summary>There were none.</summary>
    None,
    /// <summary>Given back and deleted.</summary>
    Deleted,
    /// <summary>Still to be done.</summary>
    Follows,
}

/// <summary>One line of a table of the record. Immutable.</summary>
/// <param name="What">The thing.</param>
/// <param name="Details">What else the office knows about it.</param>
/// <param name="State">What became of it.</param>
/// <param name="Until">Until when it follows or is found.</param>
public sealed record RecordRow(string What, string Details, RecordState State, DateOnly? Until)
{
    /// <summary>Whether something is still to be done about it.</summary>
    public bool IsFollowUp => State is RecordState.Missing or RecordState.Follows;
}

/// <summary>The head of the record and what belongs to no table. Immutable.</summary>
/// <param name="On">The day of the meeting.</param>
/// <param name="Place">Where.</param>
/// <param name="Witness">Who was there.</param>
/// <param name="Cash">The cash that was counted, in words of the two.</param>
/// <param name="Devices">Data on private devices.</param>
/// <param name="AskUntil">Until when the giver may be asked.</param>
/// <param name="AskHow">By which way.</param>
public sealed record RecordHead(DateOnly? On, string? Place, PersonId? Witness, string? Cash, PrivateData Devices, DateOnly? AskUntil, string? AskHow);
