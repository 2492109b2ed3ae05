using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LibGit2Sharp;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>The calls into libgit2 that LibGit2Sharp does not offer, into the very library that it has loaded.</summary>
internal static unsafe partial class Native
{
    public const int NotFound = -3;
    public const int Exists = -4;
    public const int Locked = -14;
    public const int Modified = -15;
    private const string Library = "git2";

    /// <summary>Teaches the runtime what the logical name means: the real one carries a hash that changes with each version.</summary>
    /// <exception cref="StoreUnavailableException">LibGit2Sharp no longer keeps the name where it was.</exception>
    public static void Bind()
    {
        _ = GlobalSettings.Version; // loads and initialises the library
        var constant = typeof(Repository).Assembly.GetType("LibGit2Sharp.Core.NativeDllName")
            ?.GetField("Name", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public);
        var library = constant?.GetRawConstantValue() is string name && NativeLibrary.TryLoad(name, typeof(Repository).Assembly, null, out var handle)
            ? handle
            : throw new StoreUnavailableException("This LibGit2Sharp does not say which native library it uses.");
        NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, (wanted, _, _) => wanted == Library ? library : 0);
    }

    public static string LastError()
    {
        var error = ErrorLast();
        return error == null ? "unknown reason" : Marshal.PtrToStringUTF8(*(nint*)error) ?? "unknown reason";
    }

    /// <summary>Makes every object, pack and reference reach the disk before the call returns.</summary>
    public static void EnableFsync()
    {
        const int enableFsyncGitDir = 19;
        Set(enableFsyncGitDir, 1, "flush to disk");
    }

    /// <summary>Bounds how much of the packs lies in memory at a time.</summary>
    public static void BoundWindows(int windowBytes, int allBytes)
    {
        const int windowSize = 1;
        const int mappedLimit = 3;
        Set(windowSize, windowBytes, "bound its memory");
        Set(mappedLimit, allBytes, "bound its memory");
    }

    private static void Set(int option, nint value, string what)
    {
        // Apple's ARM passes what follows the dots on the stack; seven unused arguments fill the registers.
        var result = OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? OptionsOnAppleArm(option, 0, 0, 0, 0, 0, 0, 0, value)
            : Options(option, value);
        if (result < 0)
        {
            throw new StoreUnavailableException($"libgit2 cannot {what}: {LastError()}");
        }
    }

    [LibraryImport(Library, EntryPoint = "git_error_last")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial void* ErrorLast();

    [LibraryImport(Library, EntryPoint = "git_libgit2_opts")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int Options(int option, nint value);

    [LibraryImport(Library, EntryPoint = "git_libgit2_opts")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int OptionsOnAppleArm(int option, nint fill2, nint fill3, nint fill4, nint fill5, nint fill6, nint fill7, nint fill8, nint value);

    [LibraryImport(Library, EntryPoint = "git_repository_open_bare", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenBare(out nint repository, string path);

    [LibraryImport(Library, EntryPoint = "git_repository_free")]
    public static partial void FreeRepository(nint repository);

    [LibraryImport(Library, EntryPoint = "git_repository_odb")]
    public static partial int OpenOdb(out nint odb, nint repository);

    [LibraryImport(Library, EntryPoint = "git_odb_free")]
    public static partial void FreeOdb(nint odb);

    [LibraryImport(Library, EntryPoint = "git_odb_read")]
    public static partial int Read(out nint item, nint odb, in Oid id);

    [LibraryImport(Library, EntryPoint = "git_odb_object_data")]
    public static partial byte* ObjectData(nint item);

    [LibraryImport(Library, EntryPoint = "git_odb_object_size")]
    public static partial nuint ObjectSize(nint item);

    [LibraryImport(Library, EntryPoint = "git_odb_object_type")]
    public static partial int ObjectType(nint item);

    [LibraryImport(Library, EntryPoint = "git_odb_object_free")]
    public static partial void FreeObject(nint item);

    [LibraryImport(Library, EntryPoint = "git_odb_write")]
    public static partial int Write(out Oid id, nint odb, byte* data, nuint length, int kind);

    [LibraryImport(Library, EntryPoint = "git_odb_refresh")]
    public static partial int Refresh(nint odb);

    [LibraryImport(Library, EntryPoint = "git_reference_name_to_id", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ResolveReference(out Oid id, nint repository, string name);

    [LibraryImport(Library, EntryPoint = "git_reference_create_matching", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SwapReference(out nint reference, nint repository, string name, in Oid next, int force, Oid* expected, string log);

    [LibraryImport(Library, EntryPoint = "git_reference_free")]
    public static partial void FreeReference(nint reference);

    [LibraryImport(Library, EntryPoint = "git_graph_descendant_of")]
    public static partial int IsDescendant(nint repository, in Oid commit, in Oid ancestor);

    [LibraryImport(Library, EntryPoint = "git_indexer_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int NewIndexer(out nint indexer, string folder, uint mode, nint odb, nint options);

    [LibraryImport(Library, EntryPoint = "git_indexer_append")]
    public static partial int AppendToIndexer(nint indexer, byte* data, nuint length, IndexerProgress* progress);

    [LibraryImport(Library, EntryPoint = "git_indexer_commit")]
    public static partial int CommitIndexer(nint indexer, IndexerProgress* progress);

    [LibraryImport(Library, EntryPoint = "git_indexer_free")]
    public static partial void FreeIndexer(nint indexer);

    /// <summary>What the indexer counts; nobody reads it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct IndexerProgress
    {
        public uint TotalObjects;
        public uint IndexedObjects;
        public uint ReceivedObjects;
        public uint LocalObjects;
        public uint TotalDeltas;
        public uint IndexedDeltas;
        public nuint ReceivedBytes;
    }
}
