using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;
using Roots.Wiki.ForYou;
using Roots.Wiki.Mail;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Mail;

namespace Roots.Wiki.Web.Features.ForYou;

/// <inheritdoc cref="IDigestWriter"/>
/// <remarks>A mail lies about longer and in more places than a page: it names questions and offices, never what was answered, and no page of the board.</remarks>
public sealed class DigestWriter(DueWords words, StopLinks links, IStringLocalizer<DigestTexts> texts) : IDigestWriter
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <inheritdoc/>
    public OutgoingMail Write(Digest digest, Wiki wiki, string baseAddress)
    {
        var urls = new PageUrl(baseAddress);
        var association = wiki.Snapshot.Settings.Name is { Length: > 0 } name ? name : "Roots.Wiki";
        var (next, also) = (Rows(digest.Next, wiki, urls), Rows(digest.Also, wiki, urls));
        var subject = next.Count + also.Count == 1 ? texts["SubjectOne", association] : texts["Subject", association, next.Count];
        var stop = links.Of(wiki, digest.Wish.Person, baseAddress);
        var all = urls.Of("for-you");
        return new(digest.To, association, subject, Text(digest, next, also, all, stop), Page(digest, next, also, all, stop)) { Stop = stop };
    }

    private List<DueRow> Rows(IReadOnlyList<DueGroup> groups, Wiki wiki, PageUrl urls) => [.. groups.Select(g => words.Of(new DueGroup([.. g.Items.Select(Bare)]), wiki, urls))];

    // The label of a contract stands in an answer; the title of a board's page is the board's affair.
    private DueItem Bare(DueItem item) =>
        item.Kind == DueKind.Notice ? item with { Label = null }
        : item is { Label: not null, Reads.Level: Visibility.Board } ? item with { Label = texts["BoardPage"] }
        : item;

    private string Text(Digest digest, List<DueRow> next, List<DueRow> also, string all, Uri stop)
    {
        var text = new StringBuilder();
        text.Append(texts["Hello", digest.Member.DisplayName].Value).Append("\n\n").Append(texts[Count("Lead", next.Count + also.Count)].Value).Append("\n\n");
        foreach (var (row, number) in next.Select((r, i) => (r, i + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{number}. {row.Title}\n   {row.Note}\n   {row.Href}\n\n");
        }

        if (also.Count > 0)
        {
            text.Append(texts["Also"].Value).Append('\n').AppendJoin("", also.Select(r => $"- {r.Title} ({r.Note})\n")).Append('\n');
        }

        text.AppendJoin("", Rest(digest).Select(r => r + "\n"));
        text.Append(texts["All"].Value).Append(": ").Append(all).Append("\n\n-- \n");
        return text.Append(texts["Foot" + digest.Wish.Rhythm].Value).Append('\n').Append(texts["StopLink"].Value).Append(":\n").Append(stop.AbsoluteUri).Append('\n').ToString();
    }

    private string Page(Digest digest, List<DueRow> next, List<DueRow> also, string all, Uri stop)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}\"><head><meta charset=\"utf-8\"></head>\n<body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(texts["Hello", digest.Member.DisplayName])}</p>\n<p>{Html.Encode(texts[Count("Lead", next.Count + also.Count)])}</p>\n<ol>\n");
        foreach (var row in next)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><p><a href=\"{Html.Encode(row.Href)}\"><strong>{Html.Encode(row.Title)}</strong></a><br>{Html.Encode(row.Note)}</p></li>\n");
        }

        page.Append("</ol>\n");
        if (also.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(texts["Also"])}</p>\n<ul>\n");
            page.AppendJoin("", also.Select(r => $"<li><a href=\"{Html.Encode(r.Href)}\">{Html.Encode(r.Title)}</a> ({Html.Encode(r.Note)})</li>\n")).Append("</ul>\n");
        }

        page.AppendJoin("", Rest(digest).Select(r => $"<p>{Html.Encode(r)}</p>\n"));
        page.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Html.Encode(all)}\">{Html.Encode(texts["All"])}</a></p>\n<hr>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p><small>{Html.Encode(texts["Foot" + digest.Wish.Rhythm])} <a href=\"{Html.Encode(stop.AbsoluteUri)}\">{Html.Encode(texts["StopLink"])}</a></small></p>\n</body></html>\n");
        return page.ToString();
    }

    private IEnumerable<string> Rest(Digest digest)
    {
        if (digest.Waiting > 0)
        {
            yield return texts[Count("Waiting", digest.Waiting), digest.Waiting];
        }

        if (digest.Earlier > 0)
        {
            yield return texts[Count("Earlier", digest.Earlier), digest.Earlier];
        }
    }

    private static string Count(string key, int count) => count == 1 ? key + "One" : key;
}
