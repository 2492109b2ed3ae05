using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>Opens Identity's connections like our own: a password that was confirmed as changed is changed, and what is deleted is overwritten.</summary>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    public static DurableConnections Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask;
    }

    private static void Prepare(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SqliteFile.Pragmas;
        command.ExecuteNonQuery();
    }
}
