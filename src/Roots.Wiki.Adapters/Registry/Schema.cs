using Microsoft.Data.Sqlite;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>The numbered steps that lead a database from nothing to what this program knows; its <c>user_version</c> counts them.</summary>
internal static class Schema
{
    /// <summary>Takes the steps that are missing, all in one transaction.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="steps">Never changed once released; new ones are added at the end.</param>
    /// <exception cref="StoreUnavailableException">A newer program wrote the file.</exception>
    public static void Upgrade(SqliteConnection connection, IReadOnlyList<string> steps)
    {
        using var transaction = connection.BeginTransaction();
        var version = Convert.ToInt32(connection.Value("PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture);
        if (version > steps.Count)
        {
            throw new StoreUnavailableException(
                $"{Path.GetFileName(connection.DataSource)} was written by a newer version of this program (schema {version}, this one knows {steps.Count}). Please update the program.");
        }

        if (version == steps.Count)
        {
            return;
        }

        foreach (var step in steps.Skip(version))
        {
            connection.Run(step);
        }

        connection.Run($"PRAGMA user_version = {steps.Count}");
        transaction.Commit();
    }
}
