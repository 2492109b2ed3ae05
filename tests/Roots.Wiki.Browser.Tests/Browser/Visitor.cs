using Microsoft.Playwright;

namespace Roots.Wiki.Browser.Tests.Browser;

/// <summary>Somebody with a browser: what they do, how often they tap, and what went wrong behind their back.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly IBrowserContext context;
    private readonly List<string> troubles = [];

    private Visitor(IBrowserContext context, IPage page, Screen screen)
    {
        (this.context, Page, Screen) = (context, page, screen);
    }

    public IPage Page { get; }

    public Screen Screen { get; }

    /// <summary>How often a finger touched the screen; typing is not counted, choosing a field is.</summary>
    public int Taps { get; private set; }

    public static async Task<Visitor> OpenAsync(IBrowserContext context, Uri wiki, Screen screen)
    {
        var visitor = new Visitor(context, await context.NewPageAsync(), screen);
        context.Request += (_, request) => visitor.Judge(request.Url, wiki);
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                visitor.Note($"console: {message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => visitor.Note($"script: {error.Error}");
        return visitor;
    }

    /// <summary>Opens an address of the wiki.</summary>
    public async Task<IResponse?> GoAsync(string address) => await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>Touches something once it is there.</summary>
    public async Task TapAsync(ILocator target)
    {
        Taps++;
        await (Screen.IsTouch ? target.TapAsync() : target.ClickAsync());
    }

    /// <summary>Touches a link or a button that leads to another page, and waits for it.</summary>
    public async Task FollowAsync(ILocator target)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrived(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Arrived;
        await TapAsync(target);
        await loaded.Task.WaitAsync(Patience);
        Page.Load -= Arrived;
        AssertNoTroubles();
    }

    /// <summary>Types into a field; touching the field counts unless the page has already put the cursor there.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        if (!await field.EvaluateAsync<bool>("field => field === document.activeElement"))
        {
            await TapAsync(field);
        }

        await field.FillAsync(text);
    }

    /// <summary>Since the last question, nothing went to a foreign address, no script failed, the security policy had nothing to forbid.</summary>
    public void AssertNoTroubles()
    {
        string[] noted;
        lock (troubles)
        {
            noted = [.. troubles];
            troubles.Clear();
        }

        Assert.Empty(noted);
    }

    /// <summary>What was noted until now was meant, such as the browser's word about a page that is not there.</summary>
    public void ForgetTroubles()
    {
        lock (troubles)
        {
            troubles.Clear();
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Judge(string request, Uri wiki)
    {
        if (!request.StartsWith(wiki.GetLeftPart(UriPartial.Authority) + "/", StringComparison.Ordinal) && !request.StartsWith("data:", StringComparison.Ordinal))
        {
            Note($"foreign request: {request}");
        }
    }

    private void Note(string trouble)
    {
        lock (troubles)
        {
            troubles.Add(trouble);
        }
    }
}
