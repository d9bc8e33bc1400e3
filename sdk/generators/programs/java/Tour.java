import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ArticlesApi;
import org.openapitools.client.api.ArticlesApi.APIGetArticleRequest;
import org.openapitools.client.api.ArticlesApi.APIListArticlesRequest;
import org.openapitools.client.api.GuidanceApi;
import org.openapitools.client.api.GuidanceApi.APIAssessArticleRequest;
import org.openapitools.client.model.ArticleDocument;
import org.openapitools.client.model.ArticleSummary;
import org.openapitools.client.model.ArticleSummaryPage;
import org.openapitools.client.model.AssessmentRequest;

/** What a stranger does with the generated client, as it is: list, read, ask, meet a problem. */
public class ReadsAnArticle {
    private static final String SLUG = "sex-after-miscarriage";

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        ArticlesApi articles = new ArticlesApi(client);

        var list = articles.listArticles(APIListArticlesRequest.newBuilder().pageSize(1).build());
        ArticleSummary first = ((ArticleSummaryPage) list.getActualInstance()).getResults().get(0);
        System.out.println("listed " + first.getSlug());

        var answer = articles.getArticle(APIGetArticleRequest.newBuilder().slug(SLUG).build());
        ArticleDocument article = (ArticleDocument) answer.getActualInstance();
        System.out.println("read " + article.getTitle() + ": " + article.getGuidanceRules().get(0).getKey());

        var facts = Map.<String, Object>of("bleeding", "none", "days_since_loss", 10);
        var asked = APIAssessArticleRequest.newBuilder().slug(SLUG)
            .assessmentRequest(new AssessmentRequest().facts(facts).activity("resume_sex")).build();
        System.out.println("assessed " + new GuidanceApi(client).assessArticle(asked).getActivities().get(0).getOutcome());

        try {
            articles.getArticle(APIGetArticleRequest.newBuilder().slug("nothing-of-that-name").build());
        } catch (ApiException problem) {
            System.out.println("refused " + problem.getCode());
        }
    }
}
