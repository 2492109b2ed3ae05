namespace Roots.Wiki.Pages;

/// <summary>Wakes who keeps derived data when the content changed. Thread-safe; ringing never blocks; rings are not counted.</summary>
public sealed class ChangeBell
{
    private TaskCompletionSource next = Fresh();

    /// <summary>Wakes everybody who waits.</summary>
    public void Ring() => Interlocked.Exchange(ref next, Fresh()).TrySetResult();

    /// <summary>A task that ends with the next ring. Take it before looking at the state, so that no ring is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
