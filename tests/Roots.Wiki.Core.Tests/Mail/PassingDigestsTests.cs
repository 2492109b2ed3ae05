using Roots.Wiki.Mail;
using Roots.Wiki.Testing.Mail;

namespace Roots.Wiki.Core.Tests.Mail;

public sealed class PassingDigestsTests : DigestRegistryContract
{
    protected override IDigestRegistry Registry { get; } = new PassingDigests();
}
