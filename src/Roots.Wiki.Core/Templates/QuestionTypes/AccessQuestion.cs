namespace Roots.Wiki.Templates;

/// <summary>
/// Asks for accounts and log-ins: a table whose columns are the same for every office, so that they can be read across offices.
/// It holds where a password lies and who can open it, never the password.
/// </summary>
public sealed class AccessQuestion : IQuestionType
{
    private static readonly TableQuestion Table = new();

    /// <summary>The columns; their ids keep one meaning for ever.</summary>
    public static IReadOnlyList<QuestionColumn> Columns { get; } =
    [
        new("dienst", new("Dienst", "Service"), true, ["Zugang", "Konto", "Account"]),
        new("verwahrt", new("Wo ist das Passwort verwahrt", "Where is the password kept"), true, ["Wo liegt das Passwort", "Passwort liegt", "Where is the password"]),
        new("wer", new("Wer kommt hinein", "Who can get in"), true, ["Wer kann öffnen", "Wer kann es öffnen", "Who can open it"]),
        new("wofuer", new("Wofür", "What for"), false, ["Zweck", "Purpose"]),
        new("laeuft-auf", new("Auf wen läuft das Konto", "In whose name is it"), false, ["Konto läuft auf", "Läuft auf", "In the name of"]),
        new("zweite-person", new("Zweite Person mit Admin-Rechten", "Second person with admin rights"), false, ["2. Admin", "Zweite Administratorin", "Second administrator"]),
        new("zwei-faktor", new("Zweiter Faktor an", "Second factor on"), false, ["2FA an", "2FA", "Zwei-Faktor an", "Two factors on"]),
    ];

    /// <inheritdoc/>
    public string Name => "access";

    /// <inheritdoc/>
    public InputKind Input => InputKind.Rows;

    /// <inheritdoc/>
    public double Minutes => Table.Minutes;

    /// <inheritdoc/>
    public IReadOnlyList<QuestionColumn> FixedColumns => Columns;

    /// <inheritdoc/>
    public bool TemptsToSecrets => true;

    /// <inheritdoc/>
    public Problem? Check(Question question, AnswerValue value) => Table.Check(question, value);

    /// <inheritdoc/>
    public string Write(Question question, AnswerValue value, string language) => Table.Write(question, value, language);

    /// <inheritdoc/>
    public AnswerValue Read(Question question, string markdown) => Table.Read(question, markdown);

    /// <inheritdoc/>
    public bool IsComplete(Question question, AnswerValue value) => Table.IsComplete(question, value);
}
