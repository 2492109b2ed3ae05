using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Roots.Wiki.Web.Tests.Architecture.Offenders;

/// <summary>Breaks the rule that a class is sealed.</summary>
public class Unsealed;

/// <summary>Breaks the rules for asynchronous methods, one with each.</summary>
public static class Impatient
{
    public static Task Save(CancellationToken ct) => Task.FromCanceled(ct);

    public static Task LoadAsync() => Task.CompletedTask;
}

/// <summary>Breaks the rule that one class alone writes markup as it is.</summary>
public sealed class Forger : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write("<b>");
}
