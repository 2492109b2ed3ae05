namespace Roots.Wiki.Adapters.Git;

/// <summary>The kinds of objects, with git's numbers.</summary>
internal enum ObjectKind
{
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,
}

/// <summary>An object as git stores it, without its header.</summary>
internal readonly record struct GitObject(ObjectKind Kind, byte[] Bytes);
