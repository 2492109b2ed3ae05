namespace Roots.Wiki.Spaces;

/// <summary>A right; Role always means the association's office.</summary>
public enum Permission
{
    /// <summary>Read a page, its history and its attachments.</summary>
    Read,

    /// <summary>Change a page that may be read, or create one.</summary>
    Write,

    /// <summary>Change what decides about rights: settings, offices, holders, visibility.</summary>
    ManageRoles,

    /// <summary>Say who holds an existing office and from when, start or end handovers, and invite those whom they name: the administration and the board.</summary>
    ManageTerms,

    /// <summary>Change what the offices are asked: the association's own templates. The administration and the board.</summary>
    ManageTemplates,

    /// <summary>Look for something in everything that was ever written, ask for its erasure, approve what another asked for. The administration and the board.</summary>
    EraseHistory,

    /// <summary>Invite and end members, make links without account.</summary>
    ManageMembers,

    /// <summary>See numbers of an office's knowledge level and risk.</summary>
    SeeKnowledgeNumbers,

    /// <summary>See where the association may lose knowledge: the board's map.</summary>
    SeeKnowledgeMap,
}
