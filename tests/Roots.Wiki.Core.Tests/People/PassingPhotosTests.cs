using Roots.Wiki.People;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People;

public sealed class PassingPhotosTests : DraftPhotosContract
{
    protected override IDraftPhotos Photos { get; } = new PassingPhotos();
}
