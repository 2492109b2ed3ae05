using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace Roots.Wiki.Web.Tests.Architecture;

/// <summary>What a class and a method look like.</summary>
public sealed class ShapeTests
{
    private static readonly Type[] Written = [.. House.Types(House.Core, House.Adapters, House.Web)];

    /// <summary>Methods that take no token, and why they need none.</summary>
    private static readonly Dictionary<string, string> WithoutToken = new(StringComparer.Ordinal)
    {
        ["SecurityHeaders.AddMissingAsync"] = "called back by the response when it starts",
        ["CommitWriter.RunAsync"] = "lives as long as the store; a commit that was begun is never torn",
        ["CommitWriter.WriteAsync"] = "a commit that was begun is never torn",
        ["CommitWriter.WriteTogetherAsync"] = "a commit that was begun is never torn",
        ["CommitWriter.MoveBranchAsync"] = "a commit that was begun is never torn",
        ["Api.DemandTokenAsync"] = "a filter: the context that it is given holds the token",
        ["RootsWikiProgram.RunAsync"] = "the entry point: the token is born there",
        ["OfficeDueViewComponent.InvokeAsync"] = "called by the framework with what the page gives; the request holds the token",
    };

    [Fact]
    public void A_class_is_sealed_or_abstract() => Assert.Empty(Written.Where(IsOpen).Select(type => type.FullName));

    [Fact]
    public void A_class_is_sealed_or_abstract_bites() => Assert.Equal([typeof(Offenders.Unsealed)], House.Offenders.Where(IsOpen));

    [Fact]
    public void An_asynchronous_method_says_so() => Assert.Empty(AsyncMethods(Written).Where(NamesNoAsync).Select(Name));

    [Fact]
    public void An_asynchronous_method_says_so_bites() => Assert.Equal(["Impatient.Save"], AsyncMethods(House.Offenders).Where(NamesNoAsync).Select(Name));

    [Fact]
    public void An_asynchronous_method_can_be_cancelled() =>
        Assert.Empty(AsyncMethods(Written).Where(TakesNoToken).Select(Name).Except(WithoutToken.Keys));

    [Fact]
    public void An_asynchronous_method_can_be_cancelled_bites() => Assert.Contains("Impatient.LoadAsync", AsyncMethods(House.Offenders).Where(TakesNoToken).Select(Name));

    [Fact]
    public void One_class_writes_markup_as_it_is() => Assert.Equal(["SafeHtmlTagHelper"], MarkupWriters(Written).Select(type => type.DeclaringType?.Name));

    [Fact]
    public void One_class_writes_markup_as_it_is_bites() => Assert.Equal([typeof(Offenders.Forger)], MarkupWriters(House.Offenders));

    private static IEnumerable<Type> MarkupWriters(IEnumerable<Type> types) => types.Where(type => typeof(IHtmlContent).IsAssignableFrom(type));

    // Static classes are abstract and sealed to the runtime.
    private static bool IsOpen(Type type) => type is { IsClass: true, IsAbstract: false, IsSealed: false };

    private static bool NamesNoAsync(MethodInfo method) => !method.Name.Split('.')[^1].EndsWith("Async", StringComparison.Ordinal);

    private static bool TakesNoToken(MethodInfo method) => !method.GetParameters().Any(parameter =>
        parameter.ParameterType == typeof(CancellationToken) || CarriesToken(parameter.ParameterType));

    // The framework hands these over; the token is in them.
    private static bool CarriesToken(Type type) => type == typeof(HttpContext) || type == typeof(EndpointFilterInvocationContext);

    private static IEnumerable<MethodInfo> AsyncMethods(IEnumerable<Type> types) =>
        from type in types
        where !typeof(Delegate).IsAssignableFrom(type)
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
        where IsTask(method.ReturnType) && !method.IsSpecialName && !IsGenerated(method) && !IsDictatedFromOutside(type, method)
        select method;

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool IsGenerated(MethodInfo method) => method.Name.Contains('<', StringComparison.Ordinal) || method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    /// <summary>A framework's base class or interface chose name and parameters.</summary>
    private static bool IsDictatedFromOutside(Type type, MethodInfo method) =>
        (method.GetBaseDefinition() is var first && IsForeign(first.DeclaringType!))
        || (!type.IsInterface && type.GetInterfaces().Where(IsForeign).Any(foreign => type.GetInterfaceMap(foreign).TargetMethods.Contains(method)));

    private static bool IsForeign(Type type) => type.Namespace?.StartsWith("Roots.Wiki", StringComparison.Ordinal) != true;

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
