using System.Reflection;
using System.Runtime.CompilerServices;

namespace Roots.Wiki.Web.Tests.Architecture;

/// <summary>The three projects as they were compiled, and the places where the tests' own offenders stand.</summary>
internal static class House
{
    public static Assembly Core { get; } = typeof(PagePath).Assembly;

    public static Assembly Adapters { get; } = Assembly.Load("Roots.Wiki.Adapters");

    public static Assembly Web { get; } = typeof(Program).Assembly;

    public static Assembly Tests { get; } = typeof(House).Assembly;

    /// <summary>What people wrote: no closures, no state machines, no generated views.</summary>
    public static IEnumerable<Type> Types(params IEnumerable<Assembly> assemblies) =>
        assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsWritten);

    public static IEnumerable<Type> Offenders { get; } =
        [.. Types(Tests).Where(type => type.Namespace?.StartsWith(typeof(Offenders.Unsealed).Namespace!, StringComparison.Ordinal) == true)];

    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.Namespace?.StartsWith("Roots.Wiki", StringComparison.Ordinal) == true
        && (type.DeclaringType is null || IsWritten(type.DeclaringType));
}
