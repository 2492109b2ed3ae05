using System.Text.Json;
using Roots.Wiki.Pages;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Composition;

/// <summary>Puts the sample association "Stadtgarten Linde e. V." into an empty wiki, with its people in the registry.</summary>
public static class SampleAssociation
{
    private const string People = "people.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Where the sample lies: beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "content-sample");

    /// <summary>Brings all files in as one commit of the host, over whatever stands there; people first, so that no page names a stranger.</summary>
    public static async Task BringInAsync(Wiki wiki, CancellationToken ct)
    {
        await using (var stream = File.OpenRead(Path.Combine(Folder, People)))
        {
            foreach (var person in await JsonSerializer.DeserializeAsync<SamplePerson[]>(stream, Json, ct) ?? [])
            {
                await wiki.Persons.SavePersonAsync(new Person(PersonId.Parse(person.Person), person.Name, person.Email, person.Phone, person.Purpose), ct);
            }
        }

        var edits = new List<FileEdit>();
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(Folder, path).Replace('\\', '/');
            if (name != People)
            {
                var file = GitPath.Parse(name);
                edits.Add(new FileEdit.WriteBytes(file, await File.ReadAllBytesAsync(path, ct), wiki.Snapshot.Files.GetValueOrDefault(file)));
            }
        }

        if (await wiki.Store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Import, edits), ct) is CommitResult.Rejected or CommitResult.Conflict)
        {
            throw new InvalidOperationException("The sample association does not fit this program.");
        }
    }

    private sealed record SamplePerson(string Person, string Name, string? Email, string? Phone, string? Purpose);
}
