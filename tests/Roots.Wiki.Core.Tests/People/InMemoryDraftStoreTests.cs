using Roots.Wiki.People;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People;

public sealed class InMemoryDraftStoreTests : DraftStoreContract
{
    protected override IDraftStore Drafts { get; } = new InMemoryDraftStore();
}
