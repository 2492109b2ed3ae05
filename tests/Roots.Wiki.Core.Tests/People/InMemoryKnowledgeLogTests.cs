using Roots.Wiki.Roles;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People;

public sealed class InMemoryKnowledgeLogTests : KnowledgeLogContract
{
    protected override IKnowledgeLog Log { get; } = new InMemoryKnowledgeLog();
}
