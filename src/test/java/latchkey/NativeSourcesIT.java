package latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.qute.i18n.MessageBundle;
import io.smallrye.config.ConfigMapping;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.ws.rs.BeanParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A builder of native images is given all that the portal looks up by name while it runs. */
class NativeSourcesIT {
    private static final Path CLASSES = Path.of(System.getProperty("latchkey.target", "target"), "classes");

    private final NativeSources sources = NativeSources.ofThisBuild();

    /** Entities, their keys and enums, and forms. */
    @Test
    void typesThatAreReadOrMadeByNameAreNamed() {
        Set<String> byName = portal().filter(
                        type -> type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(Embeddable.class))
                .flatMap(type -> Stream.concat(Stream.of(type), enums(type)))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        byName.addAll(forms());

        assertThat(byName)
                .contains(
                        "latchkey.account.Account", "latchkey.account.Account$Kind", "latchkey.setup.AppPasswordForm");
        assertThat(sources.reflection()).containsAll(byName);
        assertThat(sources.reflection()).doesNotContain("latchkey.NativeSources");
    }

    @Test
    void everySettingCanBeRead() {
        Set<String> settings = portal().filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(type -> type.getName() + "$$CMImpl")
                .collect(Collectors.toSet());

        assertThat(settings).contains("latchkey.signin.SignInConfig$$CMImpl");
        assertThat(sources.reflection()).containsAll(settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"templates", "db/migration", "META-INF/resources"})
    void everyFileThatIsReadIsIncluded(String folder) {
        Set<String> files = files(folder);

        assertThat(files).isNotEmpty();
        assertThat(sources.notIncluded(files.stream())).isEmpty();
        assertThat(sources.notIncluded(Stream.of(folder + "/of-nobody"))).containsExactly(folder + "/of-nobody");
    }

    /** By one line of the settings, which takes whatever lies there. */
    @Test
    void theCatalogueOfMailClientsIsIncluded() {
        Set<String> files = files("clients");

        assertThat(files).contains("clients/thunderbird.yaml");
        assertThat(sources.notIncluded(files.stream())).isEmpty();
    }

    /** Codes of pictures, signatures and trial logins need nothing by name: NativeImageTest holds that for signatures. */
    @Test
    void theDriverIsFoundByItsNameAndWhatElseWorksInsideIsBuiltIn() {
        assertThat(sources.reflection())
                .contains(
                        "org.mariadb.jdbc.Driver",
                        "org.mariadb.jdbc.plugin.codec.LocalDateTimeCodec",
                        "org.flywaydb.database.mysql.mariadb.MariaDBDatabaseType",
                        "io.vertx.ext.mail.impl.sasl.AuthPlain");
        for (String library :
                List.of("bcpkix-", "bcprov-", "zxing.core-", "commons-net-", "mail-client-", "mariadb-")) {
            assertThat(sources.libraries()).as(library).anyMatch(file -> file.contains(library));
        }
    }

    @Test
    void everyLanguageIsIncluded() {
        List<String> bundles = portal().filter(type -> type.isAnnotatedWith(MessageBundle.class))
                .map(type -> type.getName().replace('.', '/'))
                .toList();

        assertThat(bundles).contains("latchkey/web/WebMessages");
        assertThat(bundles)
                .allMatch(bundle -> Stream.of("", "_de", "_zh")
                        .allMatch(language -> sources.has(bundle + language + "_Bundle.class")));
        assertThat(sources.arguments()).contains("-H:IncludeLocales=de,zh,en");
    }

    /** Everything that Quarkus asks the builder for; another flag would be new, and somebody's decision. */
    @Test
    void theBuilderIsAskedForNothingUnusual() {
        assertThat(sources.arguments())
                .contains("--no-fallback", "--link-at-build-time", "--enable-url-protocols=http,https")
                .noneMatch(argument -> argument.matches(
                                "--initialize-at-run-time.*|--allow-incomplete-classpath|--report-unsupported.*|-O.*|.*AddAllCharsets.*")
                        && !argument.equals("-H:-AddAllCharsets"));
        assertThat(sources.arguments().stream().filter(argument -> argument.startsWith("--features=")))
                .singleElement()
                .asString()
                .contains(
                        "io.quarkus.runner.Feature",
                        "io.quarkus.hibernate.orm.runtime.graal.RegisterServicesForReflectionFeature",
                        "org.hibernate.graalvm.internal.GraalVMStaticFeature");
    }

    private static Stream<JavaClass> portal() {
        return new ClassFileImporter().importPath(CLASSES).stream();
    }

    private static Stream<JavaClass> enums(JavaClass entity) {
        return entity.getFields().stream().map(field -> field.getRawType()).filter(JavaClass::isEnum);
    }

    private static Set<String> forms() {
        return portal().flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(BeanParam.class))
                .map(parameter -> parameter.getRawType().getName())
                .collect(Collectors.toSet());
    }

    /** As they are named on the class path. */
    private static Set<String> files(String folder) {
        try (Stream<Path> files = Files.walk(CLASSES.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> CLASSES.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
