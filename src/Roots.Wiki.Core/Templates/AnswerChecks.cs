namespace Roots.Wiki.Templates;

/// <summary>Checks that several question types share.</summary>
internal static class AnswerChecks
{
    public static Problem? Text(Question question, string text, int mostCharacters) =>
        text.Length > mostCharacters ? new(ProblemCode.TooLong, question.Id, mostCharacters)
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? new(ProblemCode.NotText, question.Id)
        : null;

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));
}
