using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.Mail;
using Roots.Wiki.Testing.Mail;

namespace Roots.Wiki.Core.Tests.Mail;

/// <summary>A wiki in memory whose clock stands at nine in the morning, with a mail server that keeps what it gets.</summary>
internal sealed class PostSample
{
    public static readonly MailServer Server = new("mail.example.org", 587, MailSecurity.None, null, null, "wiki@example.org");

    public PostSample(params (string File, string Text)[] files)
    {
        Wiki = new(files);
        Wiki.Clock.Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        Post = Restarted();
    }

    public AliveSample Wiki { get; }

    public IDigestRegistry Registry { get; } = new PassingDigests();

    public IMailboxRegistry Mailboxes { get; } = new PassingMailboxes();

    public RecordingMailer Mailer { get; } = new();

    public Digests Post { get; private set; }

    /// <summary>What went out, in order.</summary>
    public List<Digest> Sent { get; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Forgets what is known in memory only, as after a restart.</summary>
    public Digests Restarted() => Post = new(Wiki.Store, Wiki.People, Registry, Wiki.Due, Wiki.Clock, Mailboxes);

    /// <summary>A member with an address.</summary>
    public async Task<Actor.Member> ReaderAsync(PersonId? person = null, string? email = "ada@example.org")
    {
        var member = await Wiki.MemberAsync(person);
        await Wiki.People.SavePersonAsync(Wiki.People.Current.Persons[member.PersonId] with { Email = email }, Ct);
        return member;
    }

    /// <summary>Lets the loop look once.</summary>
    public async Task<int> RunAsync(MailServer? server = null)
    {
        var (written, before) = (new List<(Digest Digest, OutgoingMail Mail)>(), Mailer.Sent.Count);
        var sent = await Post.SendDueAsync(server ?? Server, Mailer, digest =>
        {
            written.Add((digest, new(digest.To, "Verein", "Betreff", string.Join('\n', digest.Keys), "")));
            return written[^1].Mail;
        }, Ct);
        Sent.AddRange(written.Where(w => Mailer.Sent.Skip(before).Contains(w.Mail)).Select(w => w.Digest));
        return sent;
    }

    /// <summary>Writes a page, over whatever stands there.</summary>
    public async Task WriteAsync(string file, string text) => Assert.IsType<Roots.Wiki.Pages.CommitResult.Committed>(
        await Wiki.Store.CommitAsync(new(Actor.Host.Instance, Roots.Wiki.Pages.ChangeKind.Import, [new Roots.Wiki.Pages.FileEdit.Transform(GitPath.Parse(file), _ => text)]), Ct));

    /// <summary>Lets days pass, with a look each morning.</summary>
    public async Task DaysAsync(int days, Func<Task>? each = null)
    {
        for (var day = 0; day < days; day++)
        {
            Wiki.Clock.Now = Wiki.Clock.Now.AddDays(1);
            await (each?.Invoke() ?? Task.CompletedTask);
            await RunAsync();
        }
    }
}
