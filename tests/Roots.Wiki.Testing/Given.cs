namespace Roots.Wiki.Testing;
