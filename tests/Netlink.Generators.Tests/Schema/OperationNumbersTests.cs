using Netlink.Generators.Schema;

namespace Netlink.Generators.Tests.Schema;

public sealed class OperationNumbersTests
{
    [Fact]
    public void Directional_requests_and_answers_count_apart()
    {
        var numbers = new OperationNumbers(isDirectional: true);

        Assert.Equal(new MessageNumbers(1, 1), numbers.NextRequest(null, null, null, hasReply: true));
        Assert.Equal(new MessageNumbers(2, null), numbers.NextRequest(null, null, null, hasReply: false));
        Assert.Equal(new MessageNumbers(18, 16), numbers.NextRequest(null, 18, 16, hasReply: true));
        Assert.Equal(new MessageNumbers(null, 17), numbers.NextNotification(null));
        Assert.Equal(new MessageNumbers(19, 18), numbers.NextRequest(null, null, null, hasReply: true));
    }

    [Fact]
    public void Unified_operations_share_one_counter()
    {
        var numbers = new OperationNumbers(isDirectional: false);

        Assert.Equal(new MessageNumbers(1, 1), numbers.NextRequest(null, null, null, hasReply: true));
        Assert.Equal(new MessageNumbers(null, 2), numbers.NextNotification(null));
        Assert.Equal(new MessageNumbers(7, null), numbers.NextRequest(7, null, null, hasReply: false));
        Assert.Equal(new MessageNumbers(8, 8), numbers.NextRequest(null, null, null, hasReply: true));
    }
}
