using Roots.Wiki.Roles;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class PassingMeetingLogTests : MeetingLogContract
{
    protected override IMeetingLog Log { get; } = new PassingMeetingLog();
}
