using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Roots.Wiki.Web.Features.Api;

/// <summary>Reads request bodies within bounds.</summary>
public static class ApiBody
{
    /// <summary>The whole body.</summary>
    /// <returns>Null where it is larger than <paramref name="most"/> bytes.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken ct)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most + 1L;   // what is larger is answered in our words
        }

        using var bytes = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[81_920];
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0;)
            {
                if (bytes.Length + read > most)
                {
                    return null;
                }

                bytes.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return bytes.ToArray();
    }

    /// <summary>The body as JSON; null where it is none.</summary>
    public static T? Parse<T>(byte[] body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
