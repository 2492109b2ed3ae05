namespace Roots.Wiki.Web.Composition;

/// <summary>A command cannot be carried out; its message is for the person at the console.</summary>
public sealed class CommandFailedException(string message) : Exception(message);
