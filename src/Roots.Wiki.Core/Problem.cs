namespace Roots.Wiki;

/// <summary>Something that a person can mend, without words: Web says it in every language.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Field">The form field beside which it is shown, or null for the whole.</param>
/// <param name="Arguments">What the sentence names, such as a limit; never personal data.</param>
public sealed record Problem(ProblemCode Code, string? Field = null, params IReadOnlyList<object> Arguments);

/// <summary>Every kind of <see cref="Problem"/>; a test demands words for each in both languages.</summary>
public enum ProblemCode
{
    /// <summary>The field is empty and must not be.</summary>
    Required,
    /// <summary>The text is too long; argument: the most characters.</summary>
    TooLong,
    /// <summary>The page is too large to be written; argument: the most kilobytes.</summary>
    PageTooLarge,
    /// <summary>The attachment is too large; argument: the most megabytes.</summary>
    AttachmentTooLarge,
    /// <summary>The name can be no page's name; argument: the part that is wrong.</summary>
    BadName,
    /// <summary>A page of this name, or one that some computers cannot tell from it, exists; argument: its address.</summary>
    NameTaken,
    /// <summary>The text holds characters that belong into no text (binary data, NUL).</summary>
    NotText,
    /// <summary>The page's front matter is not the plain YAML that this wiki reads; argument: the line.</summary>
    BadFrontMatter,
    /// <summary>The actor may not do this.</summary>
    NotAllowed,
    /// <summary>Only somebody who manages roles may change this file; argument: the path.</summary>
    NeedsManageRoles,
    /// <summary>Only the board, the administration or the lead of the unit says how critical an office is; argument: the path.</summary>
    CriticalityNeedsBoard,
    /// <summary>The actor may not write in this space; argument: its title.</summary>
    NoWritingHere,
    /// <summary>The rules of the spaces are not what this wiki reads; argument: the line.</summary>
    BadSpaces,
    /// <summary>There is a group of this name already; argument: the name.</summary>
    GroupTaken,
    /// <summary>Rules or pages still name the group; argument: which.</summary>
    GroupIsNamed,
    /// <summary>Whoever writes this could not read it themselves afterwards.</summary>
    HiddenFromYou,
    /// <summary>There is no such thing, or the actor may not see it.</summary>
    NotFound,
    /// <summary>The day does not exist or is not written as one.</summary>
    NotADay,
    /// <summary>None of the options was chosen.</summary>
    NotAnOption,
    /// <summary>The address of a link is none that the wiki follows.</summary>
    NotALink,
    /// <summary>The e-mail address cannot be one.</summary>
    NotAnEmail,
    /// <summary>The one-time code is wrong, used or expired.</summary>
    BadCode,
    /// <summary>The link was used, has run out or was withdrawn.</summary>
    LinkExpired,
    /// <summary>Name or password is wrong.</summary>
    SignInFailed,
    /// <summary>Too many tries; argument: minutes to wait.</summary>
    TooManyTries,
    /// <summary>The password is too short; argument: the fewest characters.</summary>
    PasswordTooShort,
    /// <summary>The password is one of the first that anybody tries.</summary>
    PasswordTooCommon,
    /// <summary>The two passwords differ.</summary>
    PasswordsDiffer,
    /// <summary>The name is taken by another account.</summary>
    AccountTaken,
    /// <summary>The address is the mailbox of an office, which several people read: nobody signs in by it.</summary>
    OfficeMailbox,
    /// <summary>The address is one by which a member signs in: it cannot become an office's mailbox.</summary>
    SomebodysAddress,
    /// <summary>Without it the member could not come back.</summary>
    LastWayIn,
    /// <summary>The last administrator cannot go.</summary>
    LastAdministrator,
    /// <summary>The text holds a secret and is not kept; argument: what kind.</summary>
    LooksLikeSecret,
    /// <summary>The text could hold a secret: the writer is asked once; arguments: what kind, and the mark by which "no" is remembered.</summary>
    MaybeSecret,
    /// <summary>The disk is full or cannot be written; nothing was saved.</summary>
    StorageFull,
    /// <summary>The wiki cannot reach its data at the moment.</summary>
    StorageUnavailable,
    /// <summary>The template asks for a question type that this program does not know; arguments: template, type.</summary>
    UnknownQuestionType,
    /// <summary>A template refers to a question that no template defines; arguments: template, question.</summary>
    UnknownQuestion,
    /// <summary>A question is defined, or asked by one template, twice; arguments: template, question.</summary>
    QuestionTwice,
    /// <summary>An office names a template that there is not; arguments: office, template.</summary>
    UnknownTemplate,
    /// <summary>A question names a legal fact that there is not; arguments: template, fact.</summary>
    UnknownHint,
    /// <summary>The template file is not valid; arguments: file, reason code.</summary>
    BadTemplate,
    /// <summary>The person is or was a member: their entry is no contact that could simply be deleted.</summary>
    PersonIsMember,
    /// <summary>There are too many rows; argument: the most.</summary>
    TooManyRows,
    /// <summary>There are too many open questions about the same thing already; argument: the most.</summary>
    TooManyOpen,
    /// <summary>The file holds no sound that browsers can play.</summary>
    NotARecording,
    /// <summary>There are too many recordings already; argument: the most.</summary>
    TooManyRecordings,
    /// <summary>There are too many photos already; argument: the most.</summary>
    TooManyPhotos,
    /// <summary>The version is not one of this page.</summary>
    UnknownVersion,
    /// <summary>The search text is longer than the search reads; argument: the most characters.</summary>
    QueryTooLong,
    /// <summary>The web address is not one that others could open; argument: the reason code.</summary>
    BadPublicAddress,
    /// <summary>The file begins as a picture and is none that can be read.</summary>
    BadPicture,
    /// <summary>There is no number, or more than one.</summary>
    NotANumber,
    /// <summary>The handover is finished: its record stays as both confirmed it.</summary>
    HandoverFrozen,
    /// <summary>Only the board or the administration may do this.</summary>
    NeedsBoard,
    /// <summary>Somebody would confirm a record for somebody else.</summary>
    ConfirmsForOthers,
    /// <summary>The name of the mail server cannot be one.</summary>
    NotAHost,
    /// <summary>The port of the mail server is none.</summary>
    NotAPort,
    /// <summary>A handover can end only when both have confirmed its record as it stands, or the board closes it without.</summary>
    HandoverNotConfirmed,
    /// <summary>Somebody else changed the same thing since it was shown.</summary>
    ChangedMeanwhile,
    /// <summary>A question asks for two things at once.</summary>
    AsksTwoThings,
    /// <summary>A question holds no question mark.</summary>
    NoQuestion,
    /// <summary>A choice has too few options; argument: the fewest.</summary>
    TooFewOptions,
    /// <summary>A table has no columns.</summary>
    NoColumns,
    /// <summary>A table asks for none or too many columns at once; argument: the most.</summary>
    MainColumns,
    /// <summary>Two columns or options have the same name.</summary>
    SameLabel,
    /// <summary>The file from outside is too large; argument: the most kilobytes.</summary>
    ImportTooLarge,
    /// <summary>The file from outside is neither a template nor a how-to that this wiki reads.</summary>
    ImportUnreadable,
    /// <summary>The template from outside has a type of question that this program does not know; argument: the type.</summary>
    ImportUnknownType,
    /// <summary>The template from outside holds HTML.</summary>
    ImportMarkup,
    /// <summary>The template from outside has no or too many questions; argument: the most.</summary>
    ImportTooMuch,
    /// <summary>The file from outside holds names or texts that may not be.</summary>
    ImportFaulty,
    /// <summary>A text to be erased has too few letters and digits; argument: the fewest.</summary>
    EraseTextTooShort,
    /// <summary>A text to be erased is part of the words that stand in place of an erased one.</summary>
    EraseTextNeeded,
    /// <summary>Whoever asked for an erasure cannot approve it.</summary>
    EraseNeedsSecond,
    /// <summary>The record of an erasure would hold what is erased.</summary>
    EraseInRecord,
}
