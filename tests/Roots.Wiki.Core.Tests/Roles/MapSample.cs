using System.Collections;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>Offices for tests of the map: questions aufgabe, frist, laufendes, konten (must), stichtag, vollmacht, rat.</summary>
internal static class MapSample
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static readonly PersonId Ada = PersonId.Parse("aaaaaaaaaa"), Ben = PersonId.Parse("bbbbbbbbbb"), Cem = PersonId.Parse("cccccccccc"), Dana = PersonId.Parse("dddddddddd");

    public static RoleTerm Holds(this PersonId person, DateOnly? until = null, HolderKind kind = HolderKind.Holder) => new(person, kind, Today.AddMonths(-6), until, StandsAgain.Unknown);

    /// <summary>An office of this name with these answers, each confirmed today.</summary>
    public static RoleStanding Office(string name, int? criticality, IReadOnlyList<RoleTerm> holders, params string[] answered) =>
        Of(name, criticality, holders, [.. answered.Select(id => Answered(id))]);

    public static RoleStanding Of(string name, int? criticality, IReadOnlyList<RoleTerm> holders, IReadOnlyList<Answer> answers, QuestionDays? days = null) =>
        RoleStanding.Of(Role(name, new(["quick", "sheet"], criticality, false, null, holders), answers), OfficeSample.Catalog, Today, days);

    public static Role Role(string name, RoleFacts facts, IReadOnlyList<Answer> answers)
    {
        PageEntry Page(string file, PageFacts pageFacts) => new(PagePath.Parse($"rollen/{name}/{file}"), BlobId.Parse(new string('0', 40)), pageFacts);
        return new(Page("index", new() { Title = name, Type = "role", Office = facts }), facts, [Page("wissen", new() { Title = name, Type = "knowledge", Answers = answers })]);
    }

    public static Answer Answered(string id, DateOnly? confirmed = null) =>
        new(id, id, id switch { "frist" => "| Was | Bis wann |\n| --- | --- |\n| Pacht | März |", "stichtag" => "2026-01-01", "konten" => "- Sparkasse", _ => "Das steht hier in ganzen Sätzen." }, AnswerState.Given, confirmed ?? Today, null);

    public static KnowledgeMap Map(params RoleStanding[] offices) => KnowledgeMap.Of(offices, Today, (_, _) => false, id => "Name " + id.Value);

    /// <summary>A list that counts how often it is walked through.</summary>
    public sealed class CountingList<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
    {
        public int Walks { get; private set; }

        public int Count => items.Count;

        public T this[int index] => items[index];

        public IEnumerator<T> GetEnumerator()
        {
            Walks++;
            return items.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
