namespace Roots.Wiki;

/// <summary>Who asks. Always a parameter, never ambient. Immutable.</summary>
public abstract record Actor
{
    private Actor() { }

    /// <summary>The pseudonym under which this actor writes, or null for one who may not write to git.</summary>
    public virtual AuthorId? Author => null;

    /// <summary>The person in the registry whom this actor is, if known; offices refer to it.</summary>
    public virtual PersonId? Person => null;

    /// <summary>Whether the actor is of the Verwaltung, the wiki's administration.</summary>
    public virtual bool IsAdministrator => false;

    /// <summary>Somebody without an account and without a link.</summary>
    public sealed record Visitor : Actor
    {
        /// <summary>The only visitor there is.</summary>
        public static Visitor Instance { get; } = new();
    }

    /// <summary>Somebody who is signed in.</summary>
    public sealed record Member(MemberId Id, AuthorId AuthorId, PersonId PersonId, bool Administers) : Actor
    {
        /// <inheritdoc/>
        public override AuthorId Author => AuthorId;

        /// <inheritdoc/>
        public override PersonId Person => PersonId;

        /// <inheritdoc/>
        public override bool IsAdministrator => Administers;

        /// <summary>The groups of the registry that they belong to.</summary>
        public People.GroupSet Groups { get; init; } = People.GroupSet.None;

        /// <summary>Whether they are a guest: somebody with an account who is not of the association, reads what names a group or an office of theirs, and writes nothing.</summary>
        public bool IsGuest { get; init; }
    }

    /// <summary>Somebody who came through a link without account; may answer the questions of one office and read nothing else.</summary>
    /// <param name="LinkId">The link in the registry.</param>
    /// <param name="Role">The office's page, for instance <c>rollen/kasse/index</c>.</param>
    public sealed record Guest(string LinkId, PagePath Role) : Actor;

    /// <summary>A program with a token of no member: reads everything and writes pages, but changes nothing that decides about rights.</summary>
    public sealed record Machine : Actor
    {
        /// <summary>The only machine there is.</summary>
        public static Machine Instance { get; } = new();

        /// <inheritdoc/>
        public override AuthorId Author => AuthorId.Host;
    }

    /// <summary>The program itself or who commands it on the console: may do everything.</summary>
    public sealed record Host : Actor
    {
        /// <summary>The only host there is.</summary>
        public static Host Instance { get; } = new();

        /// <inheritdoc/>
        public override AuthorId Author => AuthorId.Host;

        /// <inheritdoc/>
        public override bool IsAdministrator => true;
    }
}
