using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Roots.Wiki.Browser.Tests.Server;

/// <summary>What a process prints, kept and searched while it runs. Thread-safe.</summary>
internal sealed class ConsoleLines
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool hasEnded;

    public ConsoleLines(Process process)
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string All
    {
        get
        {
            lock (gate)
            {
                return string.Join('\n', lines);
            }
        }
    }

    /// <summary>The first match, as soon as it is printed.</summary>
    /// <exception cref="InvalidOperationException">The process ended without printing it.</exception>
    public async Task<string> FindAsync(Regex pattern, CancellationToken ct)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (lines.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success) is { } match)
                {
                    return match.Value;
                }

                if (hasEnded)
                {
                    throw new InvalidOperationException($"The program ended without printing {pattern}.");
                }

                next = more.Task;
            }

            await next.WaitAsync(ct);
        }
    }

    private void Keep(string? line)
    {
        lock (gate)
        {
            hasEnded |= line is null;
            lines.Add(line ?? "");
            more.SetResult();
            more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
